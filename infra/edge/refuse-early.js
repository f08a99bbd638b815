// oxlint-disable no-unused-vars -- CloudFront calls handler, and has no catch without a name.
// Runs in CloudFront's own JavaScript runtime, which knows neither spread, destructuring, for-of nor optional chaining:
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
// GUARDED, ISSUER, AUDIENCE, PROBLEMS and HEADERS are written in front of it when the app is synthesized.

function scopeOf(request) {
  const given = request.uri.split('/');
  const route = GUARDED.find((candidate) => {
    const wanted = candidate.path.split('/');
    return (
      candidate.method === request.method &&
      wanted.length === given.length &&
      wanted.every((part, index) => part.startsWith('{') || part === given[index])
    );
  });
  return route ? route.scope : null;
}

function claimsOf(token) {
  const parts = token.split('.');
  if (parts.length !== 3) return null;
  try {
    const claims = JSON.parse(Buffer.from(parts[1], 'base64url').toString('utf8'));
    return typeof claims === 'object' ? claims : null;
  } catch (_) {
    return null;
  }
}

function isMeantForUs(claims) {
  // What has no audience names its client, as Cognito's access tokens do.
  const audience = claims.aud === undefined ? claims.client_id : claims.aud;
  return Array.isArray(audience) ? audience.includes(AUDIENCE) : audience === AUDIENCE;
}

// Some providers call it scp; the gateway takes either.
function scopesOf(claims) {
  const scopes = claims.scope === undefined ? claims.scp : claims.scope;
  if (typeof scopes === 'string') return scopes.split(' ');
  return Array.isArray(scopes) ? scopes : [];
}

function refusal(event, code, detail, challenge) {
  const problem = PROBLEMS[code];
  const document = {
    type: `/api/problems/${code}`,
    title: problem.title,
    status: problem.status,
    detail: detail,
    code: code,
    requestId: event.context.requestId,
  };
  return {
    statusCode: problem.status,
    headers: Object.assign({}, HEADERS, {
      'content-type': { value: 'application/problem+json' },
      'cache-control': { value: 'no-store' },
      'www-authenticate': { value: challenge },
    }),
    body: { encoding: 'text', data: JSON.stringify(document) },
  };
}

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name.
function handler(event) {
  const request = event.request;
  const scope = scopeOf(request);
  if (scope === null) return request;

  const header = request.headers.authorization;
  const token = header ? header.value.replace(/^Bearer /i, '').trim() : '';
  if (token === '') {
    return refusal(event, 'missing-token', 'Send an access token: `Authorization: Bearer <token>`', 'Bearer');
  }
  const invalid = (detail) => refusal(event, 'invalid-token', detail, 'Bearer error="invalid_token"');
  const claims = claimsOf(token);
  if (claims === null) return invalid('What was sent is no JSON Web Token; sign in to get one');
  if (!(claims.exp * 1000 > Date.now())) return invalid('The token has expired; sign in again');
  if (claims.iss !== ISSUER || !isMeantForUs(claims)) {
    return invalid('The token is not one of this platform; sign in here');
  }
  if (!scopesOf(claims).includes(scope)) {
    const detail = `The token has no scope \`${scope}\`; sign in again to allow it`;
    return refusal(event, 'insufficient-scope', detail, `Bearer error="insufficient_scope", scope="${scope}"`);
  }
  return request;
}
