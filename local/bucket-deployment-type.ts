/** The library's resource that copies assets into a bucket while a stack is deployed. */
export const BUCKET_DEPLOYMENT = 'Custom::CDKBucketDeployment';
