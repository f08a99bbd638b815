/** A campaign's voter secret has the name prefix + campaign id. */
export const VOTER_SECRET_PREFIX = 'reinventons/voters/';
