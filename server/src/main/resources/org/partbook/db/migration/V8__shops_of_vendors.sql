-- Where buyers find a vendor's shop, such as https://shop.example: the way back from its links.
alter table vendor add column shop_address text;
