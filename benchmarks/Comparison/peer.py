"""What Python runs: peer.py WORK. The settings are in variables BENCH_…; each line of output is a name and a value."""
import os
import sys
import time


def connect():
    import boto3
    return boto3.client('cognito-identity', endpoint_url=os.environ['AWS_ENDPOINT_URL'])


def installed():
    """Fails where boto3 is not installed."""
    import boto3


def first_call():
    connect().list_identity_pools(MaxResults=60)


def list_identities():
    """Lists all identities of a pool, one object after the other."""
    import resource
    client = connect()
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


def delete():
    """Deletes the identities whose ids are in a file, 60 a call and one call after the other."""
    client = connect()
    client.list_identity_pools(MaxResults=60)
    with open(os.environ['BENCH_IDS'], encoding='ascii') as file:
        ids = file.read().split()
    start = time.perf_counter()
    for first in range(0, len(ids), 60):
        client.delete_identities(IdentityIdsToDelete=ids[first:first + 60])
    print('seconds', time.perf_counter() - start)


WORK = {'installed': installed, 'first-call': first_call, 'list': list_identities, 'delete': delete}
WORK[sys.argv[1]]()
