-- What a sale was made of is remembered with it, and never changed.
create trigger snapshot_stays
  before update of vendor_id, environment, order_id, order_line_id, asset_id, ensemble_id,
    country_code, quantity, unit_price, line_item_price, price_mismatch, token_id, title, edition,
    list_price, currency, terms_id, rights_version, net_due, flags
  on order_line
  for each statement execute function refuse_change();

alter table order_line enable always trigger snapshot_stays;
