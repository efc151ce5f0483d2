// The story of a sale with the generated JavaScript client. It says the same as Sale.java.
const HlConnect = require('./client/src');

const ORDER = Number(process.env.ORDER);

class Sale {
  constructor(token) {
    const client = new HlConnect.ApiClient();
    client.authentications['access_token'].accessToken = token;
    this.assets = new HlConnect.AssetsApi(client);
    this.purchases = new HlConnect.PurchaseApi(client);
    // The same operations once more.
    this.validation = new HlConnect.PurchaseValidationApi(client);
    this.registration = new HlConnect.PurchaseRegisterApi(client);
    this.orders = new HlConnect.PurchaseInfoApi(client);
    this.downloads = new HlConnect.PurchaseDownloadUrlApi(client);
    this.views = new HlConnect.PurchaseViewUrlApi(client);
    this.cancellation = new HlConnect.PurchaseCancelApi(client);
  }

  async ofTheFirstGeneration() {
    await health();
    await this.catalogue();

    await this.register(piano(1));
    await this.register({ ...piano(2), parts: null });
    await refused('once more', this.register(piano(1)));
    show(await this.settled(ORDER));
    const { downloads, views } = this;
    await open((await call(downloads, 'connectorPurchaseDownloadUrl', ORDER, 1)).data.url);
    await open((await call(views, 'connectorPurchaseViewUrl', ORDER, 1)).data.url);

    await refused('cancel line 1', this.cancel(ORDER, 1));
    await this.cancel(ORDER, 2);
    await refused('cancel line 2', this.cancel(ORDER, 2));
    const gone = call(this.purchases, 'connectorPurchaseDownloadUrl', ORDER, 2);
    await refused('download line 2', gone);
    show(await this.settled(ORDER));

    await this.parts();
    await this.waiting();
    await this.failing();
    await this.refusals();
  }

  async ofTheSecondGeneration() {
    const { data: validation } = await this.validate(1001, '203.0.113.5');
    const left = validation.exp_date - Date.now() / 1000;
    say(`validated: for ${Math.floor((left + 30) / 60)} minutes`);

    await this.register({ ...paid(12.3, 4.1), order_line_id: 1, token: validation.token });
    show(await this.settled(ORDER));
    const forged = { ...paid(1, 1), order_line_id: 2, token: 'forged' };
    await refused('forged', this.register(forged));
    await refused('from Germany', this.validate(1003, '198.51.100.7'));
  }

  validate(asset, address) {
    const wanted = new HlConnect.PurchaseValidateBeforePaymentRequest(asset, address, 3);
    return call(this.validation, 'connectorPurchaseValidatePurchaseBeforePayment', wanted);
  }

  async catalogue() {
    let page = { last_id: 0 };
    do {
      const from = { pageSize: 5, lastId: page.last_id };
      page = (await call(this.assets, 'assetsList', from)).data;
      check(page instanceof HlConnect.AssetsListResponse);
      say(`page: ${page.assets.map((asset) => asset.asset_id).join(' ')}`);
      page.assets.forEach(showAsset);
    } while (page.next_page !== null);
  }

  async parts() {
    const parts = [
      new HlConnect.AssetPartForm(2001, 1),
      new HlConnect.AssetPartForm(2003, 2),
      new HlConnect.AssetPartForm(2004, 3),
    ];
    const sale = { ...paid(10, 10), order_number: ORDER - 1, order_line_id: 1, parts };
    await this.register({ ...sale, asset_id: 2000, country_code: 'US', quantity: 1 });
    show(await this.settled(ORDER - 1));
  }

  async waiting() {
    // The client takes the one object for a list; the answer is there all the same.
    const { response } = await call(this.purchases, 'connectorPurchaseInfo', 7);
    const order = HlConnect.PurchaseInProcessingResponse.constructFromObject(response.body);
    say(`waiting: ${response.status} ${order.status}`);
  }

  async failing() {
    await this.register({ ...piano(1), order_number: ORDER - 2, asset_id: 1005 });
    const { response } = await this.answer(ORDER - 2);
    const failed = HlConnect.OrderProcessingFailedResponse.constructFromObject(response.body);
    say(`failed: ${response.status} ${failed.status}`);
    check(failed.message.length > 0);
  }

  async refusals() {
    const nobody = new Sale('nobody').purchases;
    const wrong = { ...piano(3), country_code: 'UK', quantity: 0 };
    await refused('two fields', this.register(wrong));
    await refused('no such asset', this.register({ ...piano(3), asset_id: 999999 }));
    await refused('no such order', call(this.purchases, 'connectorPurchaseInfo', 99));
    await refused('no such line', this.cancel(ORDER, 9));
    await refused('no page', call(this.assets, 'assetsList', { pageSize: 0, lastId: 0 }));
    await refused('nobody', call(nobody, 'connectorPurchaseInfo', ORDER));
  }

  async register(fields) {
    const sale = HlConnect.PurchaseRegisterRequest.constructFromObject(fields);
    const reply = await call(this.registration, 'connectorPurchaseRegister', sale);
    if (!reply.error) {
      say(`registered: ${done(reply.response)}`);
    }
    return reply;
  }

  async cancel(order, line) {
    const reply = await call(this.cancellation, 'connectorPurchaseCancel', order, line);
    if (!reply.error) {
      say(`cancelled: ${done(reply.response)}`);
    }
    return reply;
  }

  async settled(order) {
    return (await this.answer(order)).data;
  }

  async answer(order) {
    for (let i = 0; i < 600; i++) {
      const reply = await call(this.orders, 'connectorPurchaseInfo', order);
      if (reply.response.status !== 202) {
        return reply;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`order ${order} is still being processed`);
  }
}

function call(api, operation, ...values) {
  return new Promise((resolve) => {
    api[operation](...values, (error, data, response) => resolve({ error, data, response }));
  });
}

async function health() {
  for (const item of (await call(new HlConnect.HealthApi(), 'health')).data) {
    check(item instanceof HlConnect.HealthItem);
    say(`health: ${item.name} ${item.health}`);
  }
}

function showAsset(asset) {
  say(`  ${asset.title}, from ${asset.min_qty ?? 1}`);
  HlConnect.AssetItem.validateJSON(asset);
  if (!asset.world) {
    say(`    in ${asset.countries.join(' ')}`);
  }
  if (asset.partable) {
    check(asset.packages[0] instanceof HlConnect.PackageItem);
    say(`    of ${asset.packages.map((part) => part.asset_id).join(' ')}`);
  }
  if (asset.retail_price != null) {
    const author = asset.contributors[0];
    const origin = asset.usergens[0];
    check(author instanceof HlConnect.ContributorItem);
    check(origin instanceof HlConnect.UsergenItem);
    check(origin.medley_assets[0] instanceof HlConnect.MedleyAssetItem);
    check(asset.instruments[0] instanceof HlConnect.InstrumentItem);
    check(asset.prices[0] instanceof HlConnect.PriceItem);
    check(asset.related_goods[0] instanceof HlConnect.RelatedGoodItem);
    say(
      `    for ${asset.retail_price}, ${asset.performance_time} seconds,` +
        ` by ${author.name} (${author.is_primary}), for ${asset.instruments[0].name},` +
        ` or ${asset.prices[0].price}, or ${asset.related_goods[0].related_product_id}`,
    );
    say(`    place ${origin.medley_assets[0].sequence}`);
    check(origin.commission_override_rate == null);
    check(asset.voicing == null);
  }
}

function piano(line) {
  const named = { asset_id: 1001, country_code: 'US', quantity: 3 };
  return { ...paid(12.3, 4.1), ...named, order_line_id: line };
}

function paid(lineItemPrice, unitPrice) {
  const prices = { line_item_price: lineItemPrice, unit_price: unitPrice };
  return { ...prices, order_number: ORDER, customer: 'Clara Wieck' };
}

function done(response) {
  return `${response.status} ${response.headers['x-environment']}`;
}

function show(lines) {
  for (const line of lines) {
    check(line instanceof HlConnect.OrderItem);
    const links =
      line.download_url === null && line.view_url === null
        ? 'without links'
        : `with ${pathOf(line.download_url)}${pathOf(line.view_url)}`;
    say(
      `line: ${line.order_id}/${line.order_line_id} ${line.asset_id} for ${line.customer}` +
        ` in ${line.country_code}, ${line.quantity} of ${line.unit_price}` +
        ` for ${line.line_item_price}, ${line.status} ${links}`,
    );
  }
}

function pathOf(url) {
  return new URL(url).pathname.replace(/(^\/[^/]+\/).*/, '$1');
}

async function open(url) {
  const response = await fetch(url);
  check((await response.arrayBuffer()).byteLength > 1000);
  say(`opened: ${response.status} ${response.headers.get('Content-Type').split(';')[0]}`);
}

async function refused(what, reply) {
  const { error, response } = await reply;
  check(error.status === response.status);
  const body = HlConnect.ErrorResponse.constructFromObject(response.body);
  check(body.status === response.status);
  check(body.message.length > 0);
  check(body.request_id === response.headers['x-request-id']);
  const fields = (body.errors ?? []).map((wrong) => ` ${wrong.field}`);
  say(`${what}: ${body.code} ${body.name}${fields.join('')}`);
}

function check(condition) {
  if (!condition) {
    throw new Error('not as it should be');
  }
}

function say(line) {
  console.log(line);
}

async function main() {
  await new Sale(process.env.PARTBOOK_TOKEN).ofTheFirstGeneration();
  await new Sale(process.env.PARTBOOK_SANDBOX_TOKEN).ofTheSecondGeneration();
}

void main();
