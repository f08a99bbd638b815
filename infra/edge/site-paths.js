// oxlint-disable no-unused-vars -- CloudFront calls handler.
// Runs in CloudFront's own JavaScript runtime, as refuse-early.js does.
// LANGUAGES is written in front of it when the app is synthesized.

// The languages that somebody reads, the dearest first, from a header such as `de-BE,de;q=0.9,fr;q=0.5`.
function wantedIn(header) {
  return header
    .split(',')
    .map((part) => {
      const pieces = part.trim().toLowerCase().split(';');
      const weight = /^\s*q=([\d.]+)$/.exec(pieces.slice(1).join(';'));
      return { language: pieces[0].trim().split('-')[0], weight: weight ? Number(weight[1]) : 1 };
    })
    .sort((one, other) => other.weight - one.weight)
    .map((wanted) => wanted.language);
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  if (request.uri === '/') {
    const header = request.headers['accept-language'];
    const known = wantedIn(header ? header.value : '').find((language) => LANGUAGES.includes(language));
    return {
      statusCode: 302,
      headers: {
        location: { value: `/${known || LANGUAGES[0]}` },
        'cache-control': { value: 'no-store' },
        vary: { value: 'Accept-Language' },
      },
    };
  }
  // A name without an extension is a page, and every page is the same file.
  if (request.uri.split('/').pop().includes('.')) return request;
  request.uri = '/index.html';
  return request;
}
