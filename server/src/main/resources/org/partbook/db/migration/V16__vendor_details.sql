-- Whom a vendor's statements are addressed to.
alter table vendor
  add column postal_address text,
  add column vat_number     text;
