import os
import boto3

boto3.client('cognito-identity', endpoint_url=os.environ['AWS_ENDPOINT_URL']).list_identity_pools(MaxResults=60)
