import { CognitoIdentityClient, ListIdentityPoolsCommand } from '@aws-sdk/client-cognito-identity';

await new CognitoIdentityClient().send(new ListIdentityPoolsCommand({ MaxResults: 60 }));
