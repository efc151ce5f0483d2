-- What changes often while a line is processed: a row is there as long as its line is. The line
-- itself is written when it is registered and when it ends, and no index of it moves meanwhile.
--
-- Nobody registers or settles a line meanwhile, who would do so without a job.
lock table order_line in access exclusive mode;

create table order_job (
  line_id  bigint primary key,
  epoch    integer     not null,
  due_at   timestamptz not null,
  attempts integer     not null,
  deadline timestamptz not null,
  failure  text
) with (fillfactor = 70);

insert into order_job (line_id, epoch, due_at, attempts, deadline, failure)
select id, epoch, due_at, attempts, deadline, failure from order_line where status = 'PROCESSING';

create index order_job_due on order_job (due_at);

-- Rows come and go by the thousand, and the table stays small only if they are cleared away.
alter table order_job set (
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_cost_delay = 0);

drop index order_line_due;
alter table order_line drop column due_at, drop column deadline;

-- Room for what is written to a line later, in the same page: its settling and its delivery.
alter table order_line set (fillfactor = 90);

-- A ledger is read by its line and has no use for a number of its own as a key.
alter table order_event drop constraint order_event_pkey;
drop index order_event_line;
alter table order_event add primary key (line_id, id);
