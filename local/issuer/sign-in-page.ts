/** Escapes text for HTML content and attribute values. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function emailPage(groups: readonly string[], problem: string | null): string {
  const boxes = groups
    .map((group) => `<label><input type="checkbox" name="group" value="${escaped(group)}"> ${escaped(group)}</label>`)
    .join('');
  return page(`${alertOf(problem)}
<form method="post">
  <label>E-mail address <input type="email" name="email" required autofocus autocomplete="email"></label>
  ${boxes === '' ? '' : `<fieldset><legend>Sign in as a member of</legend>${boxes}</fieldset>`}
  <button>Send me a code</button>
</form>`);
}

export function codePage(email: string, code: string, problem: string | null): string {
  return page(`${alertOf(problem)}
<p>No e-mail is sent on this machine. The code for <b>${escaped(email)}</b> is <output>${code}</output></p>
<form method="post">
  <label>Code <input name="code" inputmode="numeric" pattern="[0-9]*" required autofocus autocomplete="one-time-code"></label>
  <button>Sign in</button>
</form>`);
}

export function gonePage(): string {
  return page(
    '<p role="alert">This sign-in has expired or was finished. Go back to the application and sign in again.</p>',
  );
}

/** Signs out at once, as a user pool does: who asks for it has clicked already. `form` is the provider's own. */
export function signOutPage(form: string): string {
  return page(`${form}
<input type="hidden" name="logout" value="yes" form="op.logoutForm">
<button form="op.logoutForm">Sign out</button>
<script>document.querySelector('button').click()</script>`);
}

export function noticePage(notice: string): string {
  return page(`<p role="status">${escaped(notice)}</p>`);
}

function alertOf(problem: string | null): string {
  return problem === null ? '' : `<p role="alert">${escaped(problem)}</p>`;
}

function page(content: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in</title>
<style>
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 26rem; margin: 10vh auto; padding: 0 1rem }
  label { display: block; margin: 1rem 0 }
  input:not([type=checkbox]) { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem }
  button { font: inherit; padding: .5rem 1rem }
  output { font: 1.4rem monospace }
  [role=alert] { color: #a00 }
</style>
<h1>Sign in</h1>
${content}
</html>
`;
}
