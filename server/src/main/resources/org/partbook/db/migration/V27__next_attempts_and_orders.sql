-- When a line is tried again, for those who ask for its order: known from the end of one attempt to the
-- beginning of the next. The due time alone doesn't tell, since it is also the end of a claim.
alter table order_job add column next_attempt timestamptz;

-- By which a vendor lists its lines. Nothing in it ever changes, so a line is still written within its
-- page when it is settled, delivered or cancelled.
create index order_line_of_vendor on order_line (vendor_id, environment, registered_at, id);
