import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Campaign } from '../functions/core/campaign.ts';

/** Where CloudFront takes firewalls and certificates from, wherever the rest runs. */
export const GLOBAL_REGION = 'us-east-1';
/**
 * Requests in five minutes from one address. A library, a school or a company shares one address among hundreds of
 * people on the last evening; a flood from a single machine is a hundred times that.
 */
export const RATE_LIMIT = 2000;
/** Requests in five minutes from one address to campaigns that want it, above which a CAPTCHA is asked for. */
export const CAPTCHA_LIMIT = 500;
/**
 * Rules of the managed set that look for danger in bodies and find ordinary ideas: a text may have 10,000 characters
 * (the rule's limit is 8 KB), mention an address, or show a line of HTML. Bodies are validated by schema and never
 * interpreted, so these rules only count.
 */
export const COUNTED_RULES = ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericRFI_BODY', 'GenericLFI_BODY'];

export interface EdgeStackProps extends StackProps {
  /**
   * Those whose file says so ask addresses above CAPTCHA_LIMIT for a CAPTCHA. It is answered in a page: the site has to
   * carry the firewall's script, https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge.html
   */
  readonly campaigns: readonly Campaign[];
}

/** The firewall of the distribution: a rate for each address, and what AWS keeps up to date about known attacks. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { campaigns, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const acl = new CfnWebACL(this, 'rules', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('reinventons'),
      rules: [
        {
          name: 'rate',
          priority: 0,
          // 403 would read as a token's missing scope; this says what is the matter.
          action: {
            block: { customResponse: { responseCode: 429, responseHeaders: [{ name: 'retry-after', value: '300' }] } },
          },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: RATE_LIMIT, evaluationWindowSec: 300 } },
          visibilityConfig: visibility('rate'),
        },
        ...captchas(campaigns.filter(({ captcha }) => captcha)),
        managed('AWSManagedRulesCommonRuleSet', 2, COUNTED_RULES),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
      ],
    });
    new CfnOutput(this, 'webAcl', {
      value: acl.attrArn,
      description: 'Give it to the distribution: npm run deploy -- -c webAcl=…',
    });
  }
}

/** One rule for all campaigns that want it; none where none does. */
function captchas(campaigns: readonly Campaign[]): CfnWebACL.RuleProperty[] {
  const statements = campaigns.map(({ id }) => ({
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString: `/api/campaigns/${id}/`,
      textTransformations: [{ priority: 0, type: 'NONE' }],
    },
  }));
  const [only, second] = statements;
  if (!only) return [];
  const rate = { aggregateKeyType: 'IP', limit: CAPTCHA_LIMIT, evaluationWindowSec: 300 };
  const scopeDownStatement = second ? { orStatement: { statements } } : only;
  return [
    {
      name: 'captcha',
      priority: 1,
      action: { captcha: {} },
      statement: { rateBasedStatement: { ...rate, scopeDownStatement } },
      visibilityConfig: visibility('captcha'),
    },
  ];
}

/** Numbers by rule, and no samples: they would hold citizens' requests, addresses and tokens included. */
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

function managed(name: string, priority: number, counted: readonly string[] = []): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibility(name),
  };
}
