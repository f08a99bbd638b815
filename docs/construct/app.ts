import { App } from 'aws-cdk-lib';
import { ParticipationPlatform } from '../../infra/participation-platform.ts';

const app = new App();
new ParticipationPlatform(app, 'ideas', {
  campaigns: 'campaigns/',
  address: {
    domain: 'ideas.example.org',
    certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/0b0b0b0b-1111-2222-3333-444444444444',
  },
});
app.synth();
