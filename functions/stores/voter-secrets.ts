import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

/** The secrets that link ballots to citizens, one a campaign; what they hold is not read here. */
export class VoterSecrets {
  readonly #client: SecretsManagerClient;
  readonly #prefix: string;

  /** `prefix` + campaign id is the name of the campaign's secret. */
  constructor(client: SecretsManagerClient, prefix: string) {
    this.#client = client;
    this.#prefix = prefix;
  }

  async exists(campaign: string): Promise<boolean> {
    try {
      const { DeletedDate } = await this.#client.send(new DescribeSecretCommand({ SecretId: this.#nameOf(campaign) }));
      return DeletedDate === undefined;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  }

  /**
   * Destroys the secret for good, without the days in which it could be brought back: ballots could be linked in them,
   * and what citizens are told meanwhile would not be true. Once is enough.
   */
  async destroy(campaign: string): Promise<void> {
    const command = new DeleteSecretCommand({ SecretId: this.#nameOf(campaign), ForceDeleteWithoutRecovery: true });
    try {
      await this.#client.send(command);
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  }

  #nameOf(campaign: string): string {
    return `${this.#prefix}${campaign}`;
  }
}
