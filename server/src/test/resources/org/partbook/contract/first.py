"""A hundred sales at once with the generated Python client: how many are ready at the first call."""

import os
from concurrent.futures import ThreadPoolExecutor

import openapi_client

client = openapi_client.ApiClient(
    openapi_client.Configuration(access_token=os.environ["PARTBOOK_TOKEN"])
)
purchases = openapi_client.PurchaseApi(client)


def sell(order):
    sale = openapi_client.PurchaseRegisterRequest(
        asset_id=1001,
        order_number=order,
        order_line_id=1,
        country_code="US",
        quantity=1,
        unit_price=3.95,
        line_item_price=3.95,
        customer="Clara Wieck",
    )
    purchases.connector_purchase_register(sale)
    return purchases.connector_purchase_info_with_http_info(order).status_code == 200


first = int(os.environ["ORDER"])
with ThreadPoolExecutor(max_workers=100) as threads:
    print(sum(threads.map(sell, range(first, first - 100, -1))))
