"""The unsigned and the paged operations, with AWS's Python client: /usr/bin/python3 local_service_test.py"""
import base64
import json
import os
import pathlib
import shutil
import subprocess
import unittest

import boto3
import botocore.session
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

HERE = pathlib.Path(__file__).resolve().parent
POWERSHELL = ["dotnet", "pwsh", "-NoProfile", "-NonInteractive", "-File"]
ENVIRONMENT = {**os.environ, "PSModulePath": str(HERE / "../../out")}
USER_POOL = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI"
CLIENT = "1example23456789"
DEVELOPER = "login.example"


class ServiceTest(unittest.TestCase):
    """Tests of a local service in its own process."""

    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.process = subprocess.Popen(
            [*POWERSHELL, "serve.ps1"], cwd=HERE, env=ENVIRONMENT | cls.settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        cls.endpoint = cls.process.stdout.readline().strip()
        cls.client = cls.connect("cognito-identity", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="not-checked")
        cls.guest = cls.connect("cognito-identity", config=Config(signature_version=UNSIGNED))

    @classmethod
    def tearDownClass(cls):
        cls.process.stdin.close()
        cls.process.wait()
        cls.process.stdout.close()

    @classmethod
    def connect(cls, service, **more):
        return boto3.client(service, region_name="us-east-1", endpoint_url=cls.endpoint, **more)

    def pool(self, name="conformance"):
        return self.client.create_identity_pool(
            IdentityPoolName=name,
            AllowUnauthenticatedIdentities=True,
            DeveloperProviderName=DEVELOPER,
            CognitoIdentityProviders=[{"ProviderName": USER_POOL, "ClientId": CLIENT}])["IdentityPoolId"]

    def login(self, user):
        self.process.stdin.write(f"{USER_POOL}\t{user}\t{CLIENT}\n")
        self.process.stdin.flush()
        return {USER_POOL: self.process.stdout.readline().strip()}

    def rejects_with(self, code, message, call, **arguments):
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        error = caught.exception.response["Error"]
        self.assertEqual({name: value for name, value in error.items() if name != "Type"}, {"Code": code, "Message": message})


class LocalServiceTest(ServiceTest):
    def test_pools_are_listed_in_pages(self):
        expected = {self.pool(f"page {number}") for number in range(7)}
        pages = list(self.client.get_paginator("list_identity_pools").paginate(PaginationConfig={"PageSize": 3}))
        found = [pool["IdentityPoolId"] for page in pages for pool in page["IdentityPools"]]
        self.assertTrue(all(len(page["IdentityPools"]) == 3 for page in pages[:-1]))
        self.assertEqual(len(found), len(set(found)))
        self.assertLessEqual(expected, set(found))

    def test_identities_are_listed_in_pages(self):
        pool = self.pool()
        expected = [self.guest.get_id(IdentityPoolId=pool)["IdentityId"] for _ in range(7)]
        found, more = [], {}
        while more is not None:
            page = self.client.list_identities(IdentityPoolId=pool, MaxResults=3, **more)
            found += [identity["IdentityId"] for identity in page["Identities"]]
            more = {"NextToken": page["NextToken"]} if "NextToken" in page else None
        self.assertEqual(found, expected)

    def test_developer_users_are_listed_in_pages(self):
        pool = self.pool()
        identity = self.client.get_open_id_token_for_developer_identity(IdentityPoolId=pool, Logins={DEVELOPER: "a"})["IdentityId"]
        for user in "bc":
            self.client.get_open_id_token_for_developer_identity(IdentityPoolId=pool, IdentityId=identity, Logins={DEVELOPER: user})
        first = self.client.lookup_developer_identity(IdentityPoolId=pool, IdentityId=identity, MaxResults=2)
        rest = self.client.lookup_developer_identity(IdentityPoolId=pool, IdentityId=identity, MaxResults=2, NextToken=first["NextToken"])
        self.assertEqual(first["DeveloperUserIdentifierList"] + rest["DeveloperUserIdentifierList"], ["a", "b", "c"])
        self.assertNotIn("NextToken", rest)

    def test_a_login_has_one_identity_with_dates(self):
        pool = self.pool()
        identity = self.guest.get_id(IdentityPoolId=pool, Logins=self.login("ada"))["IdentityId"]
        self.assertEqual(self.guest.get_id(IdentityPoolId=pool, Logins=self.login("ada"))["IdentityId"], identity)
        described = self.client.describe_identity(IdentityId=identity)
        self.assertEqual(described["Logins"], [USER_POOL])
        self.assertEqual(described["CreationDate"], described["LastModifiedDate"])

    def test_credentials_in_the_enhanced_flow(self):
        pool = self.pool()
        roles = {"authenticated": "arn:aws:iam::123456789012:role/auth"}
        self.client.set_identity_pool_roles(IdentityPoolId=pool, Roles=roles)
        logins = self.login("ada")
        identity = self.guest.get_id(IdentityPoolId=pool, Logins=logins)["IdentityId"]
        credentials = self.guest.get_credentials_for_identity(IdentityId=identity, Logins=logins)["Credentials"]
        self.assertRegex(credentials["AccessKeyId"], "^ASIA[A-Z0-9]{16}$")
        sts = self.connect(
            "sts",
            aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials["SecretKey"],
            aws_session_token=credentials["SessionToken"])
        self.assertEqual(sts.get_caller_identity()["Arn"], "arn:aws:sts::123456789012:assumed-role/auth/CognitoIdentityCredentials")
        self.rejects_with(
            "NotAuthorizedException", f"Access to Identity '{identity}' is forbidden.",
            self.guest.get_credentials_for_identity, IdentityId=identity)

    def test_credentials_in_the_classic_flow(self):
        pool = self.pool()
        identity = self.guest.get_id(IdentityPoolId=pool)["IdentityId"]
        token = self.guest.get_open_id_token(IdentityId=identity)["Token"]
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
        self.assertEqual((claims["sub"], claims["aud"], claims["amr"]), (identity, pool, ["unauthenticated"]))
        sts = self.connect("sts", config=Config(signature_version=UNSIGNED))
        answer = sts.assume_role_with_web_identity(
            RoleArn="arn:aws:iam::123456789012:role/guest", RoleSessionName="me", WebIdentityToken=token)
        self.assertEqual((answer["SubjectFromWebIdentityToken"], answer["Audience"]), (identity, pool))

    def test_a_login_is_unlinked(self):
        pool = self.pool()
        identity = self.guest.get_id(IdentityPoolId=pool, Logins=self.login("ada"))["IdentityId"]
        self.guest.unlink_identity(IdentityId=identity, Logins=self.login("ada"), LoginsToRemove=[USER_POOL])
        self.assertNotIn("Logins", self.client.describe_identity(IdentityId=identity))
        self.rejects_with(
            "NotAuthorizedException", f"Access to Identity '{identity}' is forbidden.", self.guest.get_open_id_token, IdentityId=identity)

    def test_what_does_not_exist_is_said_to_be_missing(self):
        unknown = "us-east-1:00000000-0000-0000-0000-000000000000"
        missing = "ResourceNotFoundException"
        self.rejects_with(missing, f"IdentityPool '{unknown}' not found.", self.guest.get_id, IdentityPoolId=unknown)
        self.rejects_with(missing, f"Identity '{unknown}' not found.", self.guest.get_open_id_token, IdentityId=unknown)
        self.rejects_with(missing, f"Identity '{unknown}' not found.", self.guest.get_credentials_for_identity, IdentityId=unknown)


class RoleTest(ServiceTest):
    """The roles of IAM, with boto3 and the AWS CLI, and who gets them."""

    settings = {"CI_SERVE_ENFORCE_ROLE_TRUST": "1"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.iam = cls.connect("iam", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="not-checked")

    def trust(self, pool, method, actions=("sts:AssumeRoleWithWebIdentity",)):
        return {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow",
            "Principal": {"Federated": "cognito-identity.amazonaws.com"},
            "Action": list(actions),
            "Condition": {
                "StringEquals": {"cognito-identity.amazonaws.com:aud": pool},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": method}}}]}

    def aws(self, *parameters):
        keys = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "not-checked", "AWS_DEFAULT_REGION": "us-east-1"}
        return subprocess.run(
            ["aws", "iam", *parameters, "--endpoint-url", self.endpoint, "--output", "json"],
            env=ENVIRONMENT | keys, capture_output=True, text=True)

    def test_a_role_has_a_life(self):
        policy = self.trust("us-east-1:00000000-0000-0000-0000-000000000000", "authenticated")
        created = self.iam.create_role(
            RoleName="life", Path="/team/", AssumeRolePolicyDocument=json.dumps(policy), Description="of boto3", Tags=[{"Key": "env", "Value": "test"}])["Role"]
        self.assertEqual(created["Arn"], "arn:aws:iam::123456789012:role/team/life")
        read = self.iam.get_role(RoleName="life")["Role"]
        self.assertEqual((read["AssumeRolePolicyDocument"], read["Description"], read["MaxSessionDuration"]), (policy, "of boto3", 3600))
        self.assertEqual((read["Tags"], read["RoleLastUsed"], read["CreateDate"]), ([{"Key": "env", "Value": "test"}], {}, created["CreateDate"]))

        changed = self.trust("us-east-1:00000000-0000-0000-0000-000000000000", "unauthenticated")
        self.iam.update_assume_role_policy(RoleName="life", PolicyDocument=json.dumps(changed))
        self.assertEqual(self.iam.get_role(RoleName="life")["Role"]["AssumeRolePolicyDocument"], changed)

        self.iam.delete_role(RoleName="life")
        self.rejects_with("NoSuchEntity", "The role with name life cannot be found.", self.iam.get_role, RoleName="life")

    def test_roles_are_listed_in_pages(self):
        policy = json.dumps(self.trust("us-east-1:00000000-0000-0000-0000-000000000000", "authenticated"))
        names = [f"page-{number}" for number in range(5)]
        for name in names:
            self.iam.create_role(RoleName=name, Path="/pages/", AssumeRolePolicyDocument=policy)
        pages = list(self.iam.get_paginator("list_roles").paginate(PathPrefix="/pages/", PaginationConfig={"PageSize": 2}))
        self.assertEqual([[role["RoleName"] for role in page["Roles"]] for page in pages], [names[:2], names[2:4], names[4:]])

    def test_bad_input_has_the_codes_of_iam(self):
        policy = json.dumps(self.trust("us-east-1:00000000-0000-0000-0000-000000000000", "authenticated"))
        self.iam.create_role(RoleName="taken", AssumeRolePolicyDocument=policy)
        self.rejects_with(
            "EntityAlreadyExists", "Role with name taken already exists.",
            self.iam.create_role, RoleName="taken", AssumeRolePolicyDocument=policy)
        self.rejects_with(
            "MalformedPolicyDocument", "This policy contains invalid Json",
            self.iam.update_assume_role_policy, RoleName="taken", PolicyDocument="{")
        self.rejects_with(
            "ValidationError", "The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
            self.iam.get_role, RoleName="a b")

    def test_only_a_role_that_trusts_gives_credentials(self):
        pool = self.pool()
        self.client.set_identity_pool_roles(IdentityPoolId=pool, Roles={"unauthenticated": "arn:aws:iam::123456789012:role/guests"})
        identity = self.guest.get_id(IdentityPoolId=pool)["IdentityId"]
        sts = self.connect("sts", config=Config(signature_version=UNSIGNED))

        def assume():
            token = self.guest.get_open_id_token(IdentityId=identity)["Token"]
            return sts.assume_role_with_web_identity(
                RoleArn="arn:aws:iam::123456789012:role/guests", RoleSessionName="me", WebIdentityToken=token)

        def refused():
            self.rejects_with(
                "InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
                self.guest.get_credentials_for_identity, IdentityId=identity)
            self.rejects_with("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", assume)

        refused()
        self.iam.create_role(RoleName="guests", AssumeRolePolicyDocument=json.dumps(self.trust(pool, "authenticated")))
        refused()
        self.iam.update_assume_role_policy(RoleName="guests", PolicyDocument=json.dumps(self.trust(pool, "unauthenticated")))
        self.guest.get_credentials_for_identity(IdentityId=identity)
        self.assertTrue(assume()["AssumedRoleUser"]["AssumedRoleId"].startswith(self.iam.get_role(RoleName="guests")["Role"]["RoleId"]))

    @unittest.skipUnless(shutil.which("aws"), "The AWS CLI is not installed.")
    def test_the_aws_cli_creates_changes_and_deletes_a_role(self):
        policy = self.trust("us-east-1:00000000-0000-0000-0000-000000000000", "authenticated")
        created = self.aws("create-role", "--role-name", "cli", "--assume-role-policy-document", json.dumps(policy))
        self.assertEqual(json.loads(created.stdout)["Role"]["Arn"], "arn:aws:iam::123456789012:role/cli", created.stderr)
        policy["Statement"][0]["Action"].append("sts:TagSession")
        changed = self.aws("update-assume-role-policy", "--role-name", "cli", "--policy-document", json.dumps(policy))
        self.assertEqual(changed.returncode, 0, changed.stderr)
        self.assertEqual(json.loads(self.aws("get-role", "--role-name", "cli").stdout)["Role"]["AssumeRolePolicyDocument"], policy)
        self.assertIn("cli", [role["RoleName"] for role in json.loads(self.aws("list-roles").stdout)["Roles"]])
        self.assertEqual(self.aws("delete-role", "--role-name", "cli").returncode, 0)
        self.assertIn("(NoSuchEntity)", self.aws("get-role", "--role-name", "cli").stderr)


class DescriptionTest(unittest.TestCase):
    """Compares the module's description of the API with AWS's own model: every operation, member, limit and error."""

    LIMITS = {"Min": "min", "Max": "max", "Pattern": "pattern", "Values": "enum"}
    TYPES = {"Text": "string", "Boolean": "boolean", "Timestamp": "timestamp", "List": "list", "Map": "map", "Structure": "structure"}

    @classmethod
    def setUpClass(cls):
        cls.ours = json.loads(subprocess.run([*POWERSHELL, "describe.ps1"], cwd=HERE, env=ENVIRONMENT, capture_output=True, check=True, text=True).stdout)
        cls.theirs = botocore.session.get_session().get_service_model("cognito-identity")

    def test_the_operations_are_those_of_the_model(self):
        self.maxDiff = None
        models = map(self.theirs.operation_model, self.theirs.operation_names)
        self.assertEqual(
            {name: (described["signed"], self.our(described["input"]), self.our(described["output"]) if described["output"]["name"] != "NoOutput" else None)
             for name, described in self.ours["operations"].items()},
            {model.name: (model.auth_type != "none", self.their(model.input_shape), model.output_shape and self.their(model.output_shape))
             for model in models})

    def test_the_errors_are_those_of_the_model(self):
        self.assertEqual(sorted(self.ours["errors"]), sorted(shape.name for shape in self.theirs.error_shapes))

    def our(self, shape):
        if shape["type"] == "Structure":
            return {member: (value["required"], self.our(value["shape"])) for member, value in shape["Members"].items()}

        number = "long" if shape.get("IsLong") else "integer"
        parts = [self.our(shape[part]) for part in ("Element", "Key", "Value") if part in shape]
        limits = {limit: shape[name] for name, limit in self.LIMITS.items() if name in shape}
        return shape["name"], self.TYPES.get(shape["type"], number), limits, parts

    def their(self, shape):
        if shape.type_name == "structure":
            return {name: (name in shape.required_members, self.their(member)) for name, member in shape.members.items()}

        parts = [self.their(getattr(shape, part)) for part in ("member", "key", "value") if hasattr(shape, part)]
        limits = {name: value for name, value in shape.metadata.items() if name in self.LIMITS.values()}
        return shape.name, shape.type_name, limits, parts


if __name__ == "__main__":
    unittest.main(warnings="ignore")
