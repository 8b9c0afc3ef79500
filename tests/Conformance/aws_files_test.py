"""The AWS config and credentials files as boto3 reads them and as the module does: /usr/bin/python3 aws_files_test.py"""
import codecs
import collections
import http.server
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading
import unittest
import unittest.mock
import urllib.parse

import botocore.credentials
import botocore.session
from botocore.exceptions import ConfigParseError

from aws_files import FAILURES, PAIRS, TOKEN_FILE

HERE = pathlib.Path(__file__).resolve().parent
POWERSHELL = ["dotnet", "pwsh", "-NoProfile", "-NonInteractive", "-File"]
NOWHERE = str(HERE / "missing")

# What a client does in the name of a profile: the key, the session token and the region that it signs with, and what it sends STS for each
# role: the operation, the parameters, and the caller's key.
Reading = collections.namedtuple("Reading", "access_key token region roles")

# Both clients name a session by themselves if the profile doesn't.
OWN_NAMES = re.compile("CognitoIdentity|botocore-session-[0-9]+")


class Service(http.server.BaseHTTPRequestHandler):
    """Lists no pools, and gives every role. Keeps what was asked, by the number in the path."""

    asked = collections.defaultdict(list)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        signed = re.search(r"Credential=([^/]+)/\d+/([^/]+)/", self.headers.get("Authorization", ""))
        key, region = signed.groups() if signed else (None, None)
        form = {name: values[0] for name, values in urllib.parse.parse_qs(body).items()}
        role = form.get("RoleArn")
        operation = form.get("Action", "")
        self.asked[self.path.split("/")[1]].append((self.parameters(form), key, self.headers.get("X-Amz-Security-Token"), region))
        name = (role or "").split("/")[-1]
        answer = '{"IdentityPools":[]}' if role is None else (
            f'<{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{operation}Result><Credentials>'
            f"<AccessKeyId>ASIA{name}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>"
            f"<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></{operation}Result>"
            f"<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation}Response>")
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_):
        pass

    @staticmethod
    def parameters(form):
        """What STS is sent for a role; nothing for another call."""
        return {name: OWN_NAMES.sub("its own", value) for name, value in sorted(form.items()) if name != "Version"} if "RoleArn" in form else None

    @classmethod
    def reading(cls, path, has_region):
        asked = cls.asked[path]
        if not asked or asked[-1][0] is not None:
            return None

        _, key, token, region = asked[-1]
        return Reading(key, token, region if has_region else None, [call[:2] for call in asked[:-1]])


class AwsFilesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            del os.environ[name]

        cls.home = tempfile.TemporaryDirectory()
        os.environ.update(HOME=cls.home.name, AWS_EC2_METADATA_DISABLED="true", DOTNET_CLI_HOME=os.environ.get("DOTNET_CLI_HOME", str(pathlib.Path.home())))
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.address = f"http://127.0.0.1:{cls.server.server_port}"
        cls.cases, cls.faults = [], []
        home = pathlib.Path(cls.home.name)
        (home / TOKEN_FILE).write_text("a-token")
        for name, pair in PAIRS.items():
            config, credentials = (cls.write(home / f"{name}.{kind}", text) for kind, text in pair._asdict().items())
            try:
                profiles = cls.session(cls.without_mark(config), cls.without_mark(credentials)).available_profiles
                cls.cases += [(name, profile, config, credentials) for profile in profiles]
            except ConfigParseError:
                first = (pair.config or pair.credentials).splitlines()[0]
                concerned = first.split("fault: ")[1].split()
                cls.faults += [(name, profile, config, credentials, profile in concerned) for profile in {*concerned, "ok"}]

        cls.ours = cls.read_by_module([*cls.cases, *cls.faults])

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()
        cls.home.cleanup()

    def test_both_read_the_same_of_every_profile(self):
        self.assertGreater(len({name for name, *_ in self.cases}), 40)
        self.assertLessEqual(set(FAILURES), {(name, profile) for name, profile, *_ in self.cases})
        self.maxDiff = None
        differences = []
        for number, (name, profile, config, credentials) in enumerate(self.cases):
            theirs = self.read_by_boto(number, profile, self.without_mark(config), self.without_mark(credentials))
            ours, error = self.ours[number]
            reason = FAILURES.get((name, profile))
            if theirs != ours or (ours is None) != (reason is not None):
                differences.append(f"{name}, profile '{profile}': boto3 {theirs}, module {ours} {error}")
            elif reason and not (error.startswith("CredentialsUnavailable: ") and reason in error):
                differences.append(f"{name}, profile '{profile}': not for the reason '{reason}', but {error}")

        print(f"{len({name for name, *_ in self.cases})} pairs of files, {len(self.cases)} profiles, {len(differences)} differences")
        self.assertEqual(differences, [])

    def test_a_fault_for_which_boto3_rejects_the_file_stops_only_the_profile_that_it_concerns(self):
        for number, (name, profile, _, _, is_concerned) in enumerate(self.faults, len(self.cases)):
            ours, error = self.ours[number]
            with self.subTest(f"{name}, profile '{profile}'"):
                if is_concerned:
                    self.assertIn("ProfileUnreadable", error)
                else:
                    self.assertEqual(ours, Reading("AKIAOK", None, "eu-west-3", []), error)

    @staticmethod
    def write(path, text):
        if text is None:
            return NOWHERE

        path.write_bytes(text.replace(TOKEN_FILE, str(path.parent / TOKEN_FILE)).encode())
        return str(path)

    @classmethod
    def without_mark(cls, path):
        """The file without a byte order mark, which boto3 rejects. The module takes it, as Notepad writes it."""
        if not os.path.exists(path) or not pathlib.Path(path).read_bytes().startswith(codecs.BOM_UTF8):
            return path

        copy = pathlib.Path(f"{path}-without-mark")
        copy.write_bytes(pathlib.Path(path).read_bytes()[len(codecs.BOM_UTF8):])
        return str(copy)

    @staticmethod
    def session(config, credentials, profile=None):
        session = botocore.session.Session(profile=profile)
        session.set_config_variable("config_file", config)
        session.set_config_variable("credentials_file", credentials)
        return session

    def read_by_boto(self, number, profile, config, credentials):
        path = f"boto{number}"
        address = f"{self.address}/{path}"
        session = self.session(config, credentials, profile)
        region = session.get_config_variable("region") or None

        # This version has no setting for the address of STS.
        def creator(_, region_name):
            return lambda service, **options: session.create_client(service, **{"endpoint_url": address + "/sts", "region_name": region_name or "us-east-1", **options})

        with unittest.mock.patch("botocore.credentials._get_client_creator", creator):
            try:
                if session.get_credentials() is None:
                    return None

                session.create_client("cognito-identity", region or "us-east-1", endpoint_url=address).list_identity_pools(MaxResults=1)
            except Exception:  # It fails in many ways, with errors of Python too.
                return None

        return Service.reading(path, region is not None)

    @classmethod
    def read_by_module(cls, cases):
        asked = [
            {"number": number, "profile": profile, "config": config, "credentials": credentials, "address": f"{cls.address}/module{number}"}
            for number, (_, profile, config, credentials, *_) in enumerate(cases)]
        answer = subprocess.run(
            [*POWERSHELL, "aws_files.ps1"], cwd=HERE, input=json.dumps(asked), env={**os.environ, "PSModulePath": str(HERE / "../../out")},
            capture_output=True, check=True, encoding="utf-8").stdout
        return [
            (None if case["error"] else Service.reading(f"module{number}", case["hasRegion"]), f"{case['error']}: {case['message']}")
            for number, case in enumerate(json.loads(answer))]


if __name__ == "__main__":
    unittest.main(warnings="ignore")
