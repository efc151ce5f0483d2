-- A vendor may put the clock of its own sandbox forward: so far ahead of the server's it is.
create table sandbox_clock (
  vendor_id     bigint      primary key references vendor,
  ahead_seconds bigint      not null check (ahead_seconds > 0),
  moved_at      timestamptz not null
);

-- Asked within statements, and only of what belongs to the sandbox: `case environment when 'sandbox'
-- then sandbox_ahead(vendor_id) else 0 end` costs what is live nothing.
create function sandbox_ahead(of_vendor bigint) returns bigint
  language sql stable
  return coalesce((select ahead_seconds from sandbox_clock where vendor_id = of_vendor), 0);
