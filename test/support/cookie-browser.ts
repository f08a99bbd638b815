/** A browser that keeps cookies and follows redirects, as far as the address at which it shall stop. */
export class CookieBrowser {
  readonly #stopAt: string;
  readonly #cookies = new Map<string, string>();

  constructor(stopAt: string) {
    this.#stopAt = stopAt;
  }

  async open(url: string, form?: Record<string, string>): Promise<{ status: number; url: string; text: string }> {
    let target = url;
    let body: URLSearchParams | null = form === undefined ? null : new URLSearchParams(form);
    for (;;) {
      const response = await fetch(target, {
        method: body === null ? 'GET' : 'POST',
        ...(body === null ? {} : { body }),
        headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        redirect: 'manual',
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) return { status: response.status, url: target, text: await response.text() };
      target = new URL(location, target).href;
      body = null;
      if (target.startsWith(this.#stopAt)) return { status: response.status, url: target, text: '' };
    }
  }
}
