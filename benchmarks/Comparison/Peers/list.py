# Lists all identities of a pool, one object after the other.
import os
import resource
import time
import boto3

client = boto3.client('cognito-identity', endpoint_url=os.environ['AWS_ENDPOINT_URL'])
request = {'IdentityPoolId': os.environ['BENCH_POOL'], 'MaxResults': 60}
client.list_identities(**request)
n = 0
start = time.perf_counter()
while True:
    page = client.list_identities(**request)
    for identity in page['Identities']:
        n += 1
    if 'NextToken' not in page:
        break
    request['NextToken'] = page['NextToken']
print('seconds', time.perf_counter() - start)
print('count', n)
print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
