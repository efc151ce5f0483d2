-- Of sales whose answers were lost, the sandbox had a hash of the buyer's name, by which a name that
-- was guessed could be proved even when it had been erased. It looks at the lines themselves now.
update sandbox_memory set detail = '' where kind in ('lost answer', 'sold twice');
