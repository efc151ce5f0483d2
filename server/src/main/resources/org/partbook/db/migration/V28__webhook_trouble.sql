-- What goes wrong on purpose with messages to an endpoint of a sandbox. Live ones never do.
alter table webhook_endpoint add column trouble text not null default 'none';
alter table webhook_endpoint add constraint webhook_trouble_is_sandbox
  check (trouble = 'none' or environment = 'sandbox');

-- Whether it has arrived, and is sent once more on purpose.
alter table webhook_delivery add column once_more boolean not null default false;

-- What was wrong with an attempt on purpose.
alter table webhook_attempt add column on_purpose text;
