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
});

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
