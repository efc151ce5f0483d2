/**
 * Shows the description of this server with Swagger UI.
 *
 * Everything is relative to the page, so that it works below whatever path a proxy puts it.
 */
const SANDBOX = 'Bearer pb_sandbox_';

globalThis.SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#reference',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: onlySandbox,
  plugins: [onceEach],
});

/**
 * For generated clients an operation of the purchase has a tag of its own besides `Purchase`. Who
 * reads finds it under the first.
 */
function onceEach() {
  const taggedOperations = (original) => (state, ...more) =>
    original(state, ...more)
      .map((tag, name) =>
        tag.update('operations', (all) =>
          all.filter((one) => one.getIn(['operation', 'tags', 0], name) === name),
        ),
      )
      .filter((tag) => tag.get('operations').size > 0);
  return { statePlugins: { spec: { wrapSelectors: { taggedOperations } } } };
}

/** A live token would make a try a sale, so it isn't sent; the server then answers 401. */
function onlySandbox(request) {
  const token = request.headers?.Authorization;
  const refused = Boolean(token) && !token.startsWith(SANDBOX);
  if (refused) {
    delete request.headers.Authorization;
  }
  document.getElementById('refusal').hidden = !refused;
  return request;
}
