/** Name of the secret that the platform's signing keys are derived from. */
export const SIGNING_SECRET = 'reinventons/signing';
