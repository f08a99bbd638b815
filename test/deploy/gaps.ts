/** What a kind of target cannot do, and what the test does about it. */
export interface Gap {
  readonly what: string;
  readonly because: string;
  readonly instead: string;
}

/** Printed with every run against an emulator: nothing is left out in silence. All of it was tried. */
export const EMULATOR_GAPS = [
  {
    what: 'The user pool (AWS::Cognito::ManagedLoginBranding)',
    because: 'MiniStack does not know the type and undoes a stack that has it',
    instead:
      'the stacks are deployed with -c issuer=… -c audience=…, and the tokens are those of an issuer of the test',
  },
  {
    what: 'The monthly budget (AWS::Budgets::Budget)',
    because: 'MiniStack does not know the type',
    instead: 'the stacks are deployed without -c budget=…; the template has it in npm test and npm run lint:template',
  },
  {
    what: 'The way from the distribution to the API (AWS::CloudFront::Distribution)',
    because: 'it is created, but the host of its origin, <api>.execute-api.localhost, is in no DNS',
    instead:
      "the distribution is asked what it answers by itself, its refusals; all else goes to the API's own address with the secret that the distribution would send",
  },
  {
    what: 'Tumbling windows (AWS::Lambda::EventSourceMapping)',
    because: 'the events that count-votes is given carry no shardId',
    instead: 'count-votes is told by ONLY_SHARD that its stream has a single shard, as that of the emulator has',
  },
  {
    what: 'The time in the events of schedules (AWS::Scheduler::Schedule)',
    because: '<aws.scheduler.scheduled-time> is passed on as it is written',
    instead: 'nothing: switch-phase then goes by its own clock',
  },
  {
    what: 'The layers of functions in Python (Custom::CDKBucketDeployment, which copies the site)',
    because: 'their files are not at /opt, where the function looks for the command line of AWS',
    instead: 'that one command is looked for where the files are, by test/deploy/layers/sitecustomize.py',
  },
  {
    what: 'Buckets behind the distribution (AWS::S3::BucketPolicy)',
    because: 'their policies refuse plain HTTP, as which the emulator judges its own distribution',
    instead: "the site and the open data are read from their buckets with the operator's rights",
  },
  {
    what: 'TLS, IAM policies, throttles, X-Ray, alarms that ring',
    because: 'they are accepted and kept, but not applied',
    instead:
      'npm test checks policies and throttles on the local platform; npm run test:deploy against an account shows the rest',
  },
] as const satisfies readonly Gap[];
