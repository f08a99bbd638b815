import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

/** Share of the budget, in percent, that has been spent when the first message comes. */
export const BUDGET_WARNING = 80;

export interface BudgetProps {
  /** In US dollars a month, for the whole account: the platform's part alone could only be told by tags. */
  readonly amount: number;
  readonly mail: string;
}

/** Writes an e-mail when most of a month's budget is spent, and when it is foreseen that it will not do. */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { amount, mail }: BudgetProps) {
    super(scope, id);
    const tell = (notificationType: 'ACTUAL' | 'FORECASTED', threshold: number) => ({
      notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
      subscribers: [{ subscriptionType: 'EMAIL', address: mail }],
    });
    new CfnBudget(this, 'budget', {
      budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount, unit: 'USD' } },
      notificationsWithSubscribers: [tell('ACTUAL', BUDGET_WARNING), tell('FORECASTED', 100)],
    });
  }
}
