// oxlint-disable no-unused-vars -- CloudFront calls handler.
// Runs in CloudFront's own JavaScript runtime, as refuse-early.js does.
// The API answers at a host of its own: this tells it which one the visitor knows, whatever they say of it themselves.

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  // A list with a slash behind it is the list.
  if (request.uri.endsWith('/')) {
    return { statusCode: 302, headers: { location: { value: request.uri.slice(0, -1) } } };
  }
  request.headers[HEADER] = { value: request.headers.host.value };
  return request;
}
