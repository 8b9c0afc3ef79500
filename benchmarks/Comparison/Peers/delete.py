# Deletes the identities whose ids are in a file, 60 a call and one call after the other.
import os
import time
import boto3

client = boto3.client('cognito-identity', endpoint_url=os.environ['AWS_ENDPOINT_URL'])
client.list_identity_pools(MaxResults=60)
with open(os.environ['BENCH_IDS'], encoding='ascii') as file:
    ids = file.read().split()
start = time.perf_counter()
for first in range(0, len(ids), 60):
    client.delete_identities(IdentityIdsToDelete=ids[first:first + 60])
print('seconds', time.perf_counter() - start)
