import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Stored {
  readonly payload: AdapterPayload;
  /** The machine's time, ms. */
  readonly expiresAt: number;
}

/** The provider's codes, sessions and refresh tokens of one kind, kept in memory: after a restart people sign in again. */
export class Memory implements Adapter {
  readonly #stored = new Map<string, Stored>();

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1_000;
    this.#stored.set(id, { payload, expiresAt });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const stored = this.#stored.get(id);
    if (stored === undefined || stored.expiresAt > Date.now()) return stored?.payload;
    this.#stored.delete(id);
    return undefined;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy((payload) => payload.uid === uid);
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy((payload) => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const stored = this.#stored.get(id);
    if (stored === undefined) return;
    const consumed = Math.floor(Date.now() / 1_000);
    this.#stored.set(id, { ...stored, payload: { ...stored.payload, consumed } });
  }

  async destroy(id: string): Promise<void> {
    this.#stored.delete(id);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#stored) if (payload.grantId === grantId) this.#stored.delete(id);
  }

  async #findBy(holds: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> {
    for (const [id, { payload }] of this.#stored) if (holds(payload)) return this.find(id);
    return undefined;
  }
}
