/**
 * Puts the e-mail address, and whether it is verified, into access tokens: Cognito keeps both to ID tokens, which no API
 * may take for access tokens. A pre token generation trigger of version 2:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const handler = async (event) => {
  const { email, email_verified } = event.request.userAttributes;
  if (email === undefined || email_verified === undefined) return event;
  const accessTokenGeneration = { claimsToAddOrOverride: { email, email_verified } };
  return { ...event, response: { claimsAndScopeOverrideDetails: { accessTokenGeneration } } };
};
