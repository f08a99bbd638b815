import { randomInt } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import * as z from 'zod';
import type { Accounts } from './accounts.ts';
import { codePage, emailPage, gonePage } from './sign-in-page.ts';

/** Wrong codes before a new one is made. */
const MAX_WRONG_CODES = 3;
const emailAddress = z.email();

interface Page {
  readonly status: number;
  readonly html: string;
}

interface Attempt {
  readonly email: string;
  readonly groups: readonly string[];
  readonly code: string;
  wrong: number;
}

/** The sign-in page: asks for an e-mail address, then for the code, which it shows since no mail is sent here. */
export class SignIn {
  readonly #provider: Provider;
  readonly #accounts: Accounts;
  readonly #groups: readonly string[];
  readonly #attempts = new Map<string, Attempt>();

  constructor(provider: Provider, accounts: Accounts, groups: readonly string[]) {
    this.#provider = provider;
    this.#accounts = accounts;
    this.#groups = groups;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const uid = await this.#interaction(request, response);
    const page = uid === null ? { status: 400, html: gonePage() } : await this.#next(uid, request, response);
    if (page === null) return;
    response.writeHead(page.status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(page.html);
  }

  /** The page that follows; null once the browser was sent back to the application. */
  async #next(uid: string, request: IncomingMessage, response: ServerResponse): Promise<Page | null> {
    const form = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
    const code = form.get('code');
    const email = form.get('email');
    if (code !== null) return this.#checkCode(uid, code, request, response);
    if (email !== null) return this.#makeCode(uid, email, form.getAll('group'));
    return { status: 200, html: emailPage(this.#groups, null) };
  }

  /** The interaction that the request's cookie belongs to. */
  async #interaction(request: IncomingMessage, response: ServerResponse): Promise<string | null> {
    try {
      return (await this.#provider.interactionDetails(request, response)).uid;
    } catch {
      // Its errors all say that there is no such interaction any more.
      return null;
    }
  }

  #makeCode(uid: string, email: string, asked: readonly string[]): Page {
    if (!emailAddress.safeParse(email.trim()).success) {
      return { status: 400, html: emailPage(this.#groups, `Not an e-mail address: ${email}`) };
    }
    const groups = this.#groups.filter((group) => asked.includes(group));
    const attempt = { email: email.trim(), groups, code: String(randomInt(100_000, 1_000_000)), wrong: 0 };
    this.#attempts.set(uid, attempt);
    return { status: 200, html: codePage(attempt.email, attempt.code, null) };
  }

  async #checkCode(
    uid: string,
    code: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Page | null> {
    const attempt = this.#attempts.get(uid);
    if (attempt === undefined) return { status: 400, html: emailPage(this.#groups, null) };
    if (code.trim() !== attempt.code) {
      attempt.wrong++;
      if (attempt.wrong < MAX_WRONG_CODES) {
        return { status: 400, html: codePage(attempt.email, attempt.code, 'That is not the code.') };
      }
      this.#attempts.delete(uid);
      return { status: 400, html: emailPage(this.#groups, 'Too many wrong codes. Ask for a new one.') };
    }
    this.#attempts.delete(uid);
    const account = this.#accounts.signIn(attempt.email, attempt.groups);
    const login = { accountId: account.sub, remember: true };
    await this.#provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    return null;
  }
}
