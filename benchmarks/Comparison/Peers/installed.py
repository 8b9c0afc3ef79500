# Fails where the SDK is not installed.
import boto3
