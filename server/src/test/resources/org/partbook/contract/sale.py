"""The story of a sale with the generated Python client. It says the same as Sale.java."""

import os
import re
import time
import urllib.parse
import urllib.request

import openapi_client
from openapi_client.exceptions import ApiException
from openapi_client.models.asset_part_form import AssetPartForm
from openapi_client.models.error_response import ErrorResponse
from openapi_client.models.order_processing_failed_response import OrderProcessingFailedResponse
from openapi_client.models.purchase_in_processing_response import PurchaseInProcessingResponse

ORDER = int(os.environ["ORDER"])


class Sale:
    def __init__(self, token):
        configuration = openapi_client.Configuration(access_token=token)
        client = openapi_client.ApiClient(configuration)
        self.assets = openapi_client.AssetsApi(client)
        self.purchases = openapi_client.PurchaseApi(client)
        # The same operations once more.
        self.validation = openapi_client.PurchaseValidationApi(client)
        self.registration = openapi_client.PurchaseRegisterApi(client)
        self.orders = openapi_client.PurchaseInfoApi(client)
        self.downloads = openapi_client.PurchaseDownloadUrlApi(client)
        self.views = openapi_client.PurchaseViewUrlApi(client)
        self.cancellation = openapi_client.PurchaseCancelApi(client)

    def of_the_first_generation(self):
        health()
        self.catalogue()

        self.register(piano(1))
        self.register(piano(2, parts=None))
        refused("once more", lambda: self.register(piano(1)))
        show(self.settled(ORDER))
        follow(self.downloads.connector_purchase_download_url(ORDER, 1).url)
        follow(self.views.connector_purchase_view_url(ORDER, 1).url)

        refused("cancel line 1", lambda: self.cancel(ORDER, 1))
        self.cancel(ORDER, 2)
        refused("cancel line 2", lambda: self.cancel(ORDER, 2))
        refused(
            "download line 2", lambda: self.purchases.connector_purchase_download_url(ORDER, 2)
        )
        show(self.settled(ORDER))

        self.parts()
        self.waiting()
        self.failing()
        self.refusals()

    def of_the_second_generation(self):
        validation = self.validate(1001, "203.0.113.5")
        print(f"validated: for {int((validation.exp_date - time.time() + 30) / 60)} minutes")

        self.register(sale(12.3, 4.1, order_line_id=1, token=validation.token))
        show(self.settled(ORDER))
        refused("forged", lambda: self.register(sale(1, 1, order_line_id=2, token="forged")))
        refused("from Germany", lambda: self.validate(1003, "198.51.100.7"))

    def validate(self, asset, address):
        return self.validation.connector_purchase_validate_purchase_before_payment(
            openapi_client.PurchaseValidateBeforePaymentRequest(
                asset_id=asset, customer_ip=address, quantity=3
            )
        )

    def catalogue(self):
        last = None
        while True:
            page = self.assets.assets_list(page_size=5, last_id=last)
            print("page:", *(asset.asset_id for asset in page.assets))
            for asset in page.assets:
                show_asset(asset)
            last = page.last_id
            if page.next_page is None:
                return

    def parts(self):
        self.register(
            sale(
                10,
                10,
                order_number=ORDER - 1,
                order_line_id=1,
                asset_id=2000,
                country_code="US",
                quantity=1,
                parts=[
                    AssetPartForm(asset_id=2001, order_line_id=1),
                    AssetPartForm(asset_id=2003, order_line_id=2),
                    AssetPartForm(asset_id=2004, order_line_id=3),
                ],
            )
        )
        show(self.settled(ORDER - 1))

    def waiting(self):
        reply = self.purchases.connector_purchase_info_with_http_info(7)
        check(isinstance(reply.data, PurchaseInProcessingResponse))
        print(f"waiting: {reply.status_code} {reply.data.status}")

    def failing(self):
        self.register(piano(1, order_number=ORDER - 2, asset_id=1005))
        try:
            self.settled(ORDER - 2)
        except ApiException as e:
            check(isinstance(e.data, OrderProcessingFailedResponse))
            print(f"failed: {e.status} {e.data.status}")
            check(e.data.message)

    def refusals(self):
        refused("two fields", lambda: self.register(piano(3, country_code="UK", quantity=0)))
        refused("no such asset", lambda: self.register(piano(3, asset_id=999999)))
        refused("no such order", lambda: self.purchases.connector_purchase_info(99))
        refused("no such line", lambda: self.cancel(ORDER, 9))
        # The client would refuse it by itself, as all of this API do.
        unchecked = openapi_client.AssetsApi.assets_list.raw_function
        refused("no page", lambda: unchecked(self.assets, page_size=0, last_id=0))
        nobody = Sale("nobody")
        refused("nobody", lambda: nobody.purchases.connector_purchase_info(ORDER))

    def register(self, request):
        reply = self.registration.connector_purchase_register_with_http_info(request)
        print(f"registered: {done(reply)}")

    def cancel(self, order, line):
        reply = self.cancellation.connector_purchase_cancel_with_http_info(order, line)
        print(f"cancelled: {done(reply)}")

    def settled(self, order):
        for _ in range(600):
            reply = self.orders.connector_purchase_info_with_http_info(order)
            if reply.status_code != 202:
                return reply.data
            time.sleep(0.05)
        raise RuntimeError(f"order {order} is still being processed")


def health():
    for item in openapi_client.HealthApi().health():
        print(f"health: {item.name} {word(item.health)}")


def show_asset(asset):
    print(f"  {asset.title}, from {asset.min_qty or 1}")
    if not asset.world:
        print("    in", *asset.countries)
    if asset.partable:
        print("    of", *(part.asset_id for part in asset.packages))
    if asset.retail_price is not None:
        author = asset.contributors[0]
        origin = asset.usergens[0]
        print(
            f"    for {asset.retail_price}, {asset.performance_time} seconds,"
            f" by {author.name} ({word(author.is_primary)}), for {asset.instruments[0].name},"
            f" or {asset.prices[0].price}, or {asset.related_goods[0].related_product_id}"
        )
        print(f"    place {origin.medley_assets[0].sequence}")
        check(origin.commission_override_rate is None)
        check(asset.voicing is None)


def piano(line, **more):
    named = {"asset_id": 1001, "country_code": "US", "quantity": 3, "order_line_id": line}
    return sale(12.3, 4.1, **(named | more))


def sale(line_item_price, unit_price, **more):
    paid = {"order_number": ORDER, "line_item_price": line_item_price, "unit_price": unit_price}
    return openapi_client.PurchaseRegisterRequest(**(paid | more), customer="Clara Wieck")


def done(reply):
    return f"{reply.status_code} {reply.headers['X-Environment']}"


def show(lines):
    for line in lines:
        if line.download_url is None and line.view_url is None:
            links = "without links"
        else:
            links = f"with {path_of(line.download_url)}{path_of(line.view_url)}"
        print(
            f"line: {line.order_id}/{line.order_line_id} {line.asset_id} for {line.customer}"
            f" in {line.country_code}, {line.quantity} of {line.unit_price}"
            f" for {line.line_item_price}, {line.status} {links}"
        )


def path_of(url):
    return re.sub(r"(^/[^/]+/).*", r"\1", urllib.parse.urlsplit(url).path)


def follow(url):
    with urllib.request.urlopen(url) as reply:
        check(len(reply.read()) > 1000)
        print(f"opened: {reply.status} {reply.headers.get_content_type()}")


def refused(what, call):
    try:
        call()
    except ApiException as e:
        error = e.data
        check(isinstance(error, ErrorResponse))
        check(error.status == e.status)
        check(error.message)
        check(error.request_id == e.headers["X-Request-Id"])
        # For the generator, `field` is a word of Python's.
        fields = "".join(f" {wrong.var_field}" for wrong in error.errors or [])
        print(f"{what}: {error.code} {error.name}{fields}")
        return
    raise RuntimeError(f"{what} was not refused")


def word(truth):
    return str(truth).lower()


def check(condition):
    if not condition:
        raise RuntimeError("not as it should be")


Sale(os.environ["PARTBOOK_TOKEN"]).of_the_first_generation()
Sale(os.environ["PARTBOOK_SANDBOX_TOKEN"]).of_the_second_generation()
