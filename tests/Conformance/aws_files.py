"""Pairs of AWS files, odd ones of public reports among them, and the profiles that give no credentials."""
import typing


class Pair(typing.NamedTuple):
    """The texts of a config file and of a credentials file; None for no file."""

    config: str | None = None
    credentials: str | None = None


# The test replaces it with the path of a file with a token.
TOKEN_FILE = "TOKEN_FILE"

PAIRS = {
    "blank-lines": Pair(config="""\


[default]


region = eu-west-1

aws_access_key_id = AKIAGAPS

aws_secret_access_key = secret/of+GAPS=



"""),
    "blank-values": Pair(config="""\
[profile dev]
region =
output =
aws_session_token =
aws_access_key_id = AKIABLANK
aws_secret_access_key = secret/of+BLANK=
[profile other]
region = eu-west-1
mfa_serial =
aws_access_key_id = AKIAOTHER
aws_secret_access_key = secret/of+OTHER=
"""),
    "bom": Pair(config="""\
\ufeff[default]
region = eu-west-1
""", credentials="""\
\ufeff[default]
aws_access_key_id = AKIABOM
aws_secret_access_key = secret/of+BOM=
"""),
    "colon-as-delimiter": Pair(config="""\
[profile dev]
region: eu-west-1
aws_access_key_id: AKIACOLON
aws_secret_access_key : a=b:c
"""),
    "comment-after-section": Pair(config="""\
[profile work]   # laptop key
region = eu-west-1
[profile home] ; other
region = eu-west-2
""", credentials="""\
[work]   # laptop key
aws_access_key_id = AKIAWORK
aws_secret_access_key = secret/of+WORK=
[home];x
aws_access_key_id = AKIAHOME
aws_secret_access_key = secret/of+HOME=
"""),
    "comment-after-value": Pair(config="""\
[profile dev]
region = eu-west-1
output = json # not a comment
aws_access_key_id = AKIATRAIL
aws_secret_access_key = secret
"""),
    "comment-lines": Pair(config="""\
# first
; second
[default]
# third
  # fourth
region = eu-west-1
; aws_access_key_id = AKIAWRONG
aws_access_key_id = AKIACOMMENTS
aws_secret_access_key = secret/of+COMMENTS=
#[profile gone]
#region = eu-west-2
"""),
    "config-and-credentials": Pair(config="""\
[profile dev]
region = eu-west-1
aws_access_key_id = AKIACONFIG
aws_secret_access_key = secret/of+CONFIG=
[profile other]
region = eu-west-3
aws_access_key_id = AKIAOTHER
aws_secret_access_key = secret/of+OTHER=
""", credentials="""\
[dev]
region = eu-west-2
aws_access_key_id = AKIACREDENTIALS
aws_secret_access_key = secret/of+CREDENTIALS=
"""),
    "continuation-lines": Pair(config="""\
[profile dev]
region = eu-west-1
output = json
  more of it
aws_access_key_id = AKIACONTINUED
aws_secret_access_key = secret/of+CONTINUED=
"""),
    "crlf": Pair(config="""\
[default]\r
region = eu-west-1\r
\r
[profile dev]\r
region = eu-west-2\r
""", credentials="""\
[default]\r
aws_access_key_id = AKIACRLF\r
aws_secret_access_key = secret\r
[dev]\r
aws_access_key_id=AKIADEV\r
aws_secret_access_key=secret\r
"""),
    "default-and-profile-default": Pair(config="""\
[default]
region = eu-west-1
aws_access_key_id = AKIAPLAIN
aws_secret_access_key = secret/of+PLAIN=
[profile default]
region = eu-west-2
aws_access_key_id = AKIAPREFIXED
aws_secret_access_key = secret/of+PREFIXED=
"""),
    "double-quoted-name": Pair(config="""\
[profile "my dev"]
region = eu-west-1
aws_access_key_id = AKIAMYDEV
aws_secret_access_key = secret/of+MYDEV=
[profile "dev"]
region = eu-west-2
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "empty-files": Pair(config="", credentials=""),
    "equals-in-values": Pair(config="""\
[profile dev]
region=eu-west-1
aws_access_key_id=AKIAEQUALS
aws_secret_access_key=a=b=c==
aws_session_token=IQoJ//////////wEaCXVz=LWVhc3QtMSJHMEUCIQ==
"""),
    "fault-duplicate-section": Pair(config="""\
# fault: dev
[profile dev]
region = eu-west-1
[profile ok]
region = eu-west-3
aws_access_key_id = AKIAOK
aws_secret_access_key = secret/of+OK=
[profile dev]
region = eu-west-2
"""),
    "fault-duplicate-setting": Pair(config="""\
# fault: dev
[profile dev]
region = eu-west-1
Region = eu-west-2
[profile ok]
region = eu-west-3
aws_access_key_id = AKIAOK
aws_secret_access_key = secret/of+OK=
"""),
    "fault-in-credentials": Pair(credentials="""\
# fault: dev
[dev]
aws_access_key_id AKIADEV
[ok]
region = eu-west-3
aws_access_key_id = AKIAOK
aws_secret_access_key = secret/of+OK=
"""),
    "fault-nested": Pair(config="""\
# fault: dev
[profile dev]
region = eu-west-1
s3 =
  no delimiter
[profile ok]
region = eu-west-3
aws_access_key_id = AKIAOK
aws_secret_access_key = secret/of+OK=
"""),
    "fault-no-delimiter": Pair(config="""\
# fault: dev
[profile dev]
region eu-west-1
[profile ok]
region = eu-west-3
aws_access_key_id = AKIAOK
aws_secret_access_key = secret/of+OK=
"""),
    "fault-section-not-closed": Pair(config="""\
# fault: dev ok
[profile dev
region = eu-west-1
[profile ok]
region = eu-west-3
aws_access_key_id = AKIAOK
aws_secret_access_key = secret/of+OK=
"""),
    "half-a-key": Pair(config="""\
[profile dev]
region = eu-west-1
aws_access_key_id = AKIAHALF
"""),
    "half-a-key-in-credentials": Pair(config="""\
[profile dev]
region = eu-west-1
aws_access_key_id = AKIAWHOLE
aws_secret_access_key = secret/of+WHOLE=
""", credentials="""\
[dev]
aws_access_key_id = AKIAHALF
"""),
    "indented-section": Pair(config="""\
  [profile dev]
  region = eu-west-1
  aws_access_key_id = AKIAINDENT
  aws_secret_access_key = secret
"""),
    "indented-settings": Pair(config="""\
[profile dev]
  region = eu-west-1
  aws_access_key_id = AKIAINDENT
  aws_secret_access_key = secret
"""),
    "keys-beside-role": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
aws_access_key_id = AKIABESIDE
aws_secret_access_key = secret/of+BESIDE=
[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
"""),
    "keys-split-over-files": Pair(config="""\
[profile dev]
region = eu-west-1
aws_session_token = from-config
""", credentials="""\
[dev]
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "legacy-boto": Pair(credentials="""\
[Credentials]
aws_access_key_id = AKIABOTO
aws_secret_access_key = secret/of+BOTO=
region = eu-west-1
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/of+DEFAULT=
region = eu-west-2
"""),
    "names-with-colon-and-hash": Pair(config="""\
[profile a:b]
region = eu-west-1
aws_access_key_id = AKIACOLON
aws_secret_access_key = secret/of+COLON=
[profile a#b]
region = eu-west-2
aws_access_key_id = AKIAHASH
aws_secret_access_key = secret/of+HASH=
"""),
    "names-with-signs": Pair(config="""\
[profile a.b-c_d@e]
region = eu-west-1
aws_access_key_id = AKIASIGNS
aws_secret_access_key = secret/of+SIGNS=
[profile team/dev]
region = eu-west-2
aws_access_key_id = AKIASLASH
aws_secret_access_key = secret/of+SLASH=
[profile a+b=c]
region = eu-west-3
aws_access_key_id = AKIAPLUS
aws_secret_access_key = secret/of+PLUS=
"""),
    "nested-settings": Pair(config="""\
[default]
region = eu-west-1
s3 =
  max_concurrent_requests = 20
  region = us-west-2
  signature_version = s3v4
[profile dev]
s3 =
    addressing_style = path
region = eu-west-2
""", credentials="""\
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/of+DEFAULT=
[dev]
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "nested-with-comments": Pair(config="""\
[default]
s3 =
  # a comment
  max_queue_size = 1

  use_accelerate_endpoint = true
region = eu-west-1
aws_access_key_id = AKIANESTED
aws_secret_access_key = secret/of+NESTED=
"""),
    "no-spaces": Pair(config="""\
[default]
region=eu-west-1
aws_access_key_id=AKIATIGHT
aws_secret_access_key=s
"""),
    "old-mac-line-ends": Pair(config="[default]\rregion = eu-west-1\raws_access_key_id = AKIAMAC\raws_secret_access_key = secret\r"),
    "own-source": Pair(config="""\
[profile self]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/self
source_profile = self
aws_access_key_id = AKIASELF
aws_secret_access_key = secret/of+SELF=
"""),
    "own-source-in-credentials": Pair(config="""\
[profile self]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/self
source_profile = self
""", credentials="""\
[self]
aws_access_key_id = AKIASELF
aws_secret_access_key = secret/of+SELF=
"""),
    "own-source-without-keys": Pair(config="""\
[profile self]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/self
source_profile = self
"""),
    "plain": Pair(config="""\
[default]
region = eu-west-1
[profile dev]
region = eu-west-2
""", credentials="""\
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/of+DEFAULT=
[dev]
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "process": Pair(config="""\
[profile tool]
region = eu-west-1
credential_process = echo '{"Version": 1, "AccessKeyId": "AKIATOOL", "SecretAccessKey": "secret=", "SessionToken": "token"}'
"""),
    "process-and-config-keys": Pair(config="""\
[profile tool]
region = eu-west-1
credential_process = echo '{"Version": 1, "AccessKeyId": "AKIATOOL", "SecretAccessKey": "secret"}'
aws_access_key_id = AKIACONFIG
aws_secret_access_key = secret/of+CONFIG=
"""),
    "process-and-credentials-keys": Pair(config="""\
[profile tool]
region = eu-west-1
credential_process = echo '{"Version": 1, "AccessKeyId": "AKIATOOL", "SecretAccessKey": "secret"}'
""", credentials="""\
[tool]
aws_access_key_id = AKIACREDENTIALS
aws_secret_access_key = secret/of+CREDENTIALS=
"""),
    "process-failing": Pair(config="""\
[profile tool]
region = eu-west-1
credential_process = false
[profile version]
region = eu-west-1
credential_process = echo '{"Version": 2, "AccessKeyId": "AKIATOOL", "SecretAccessKey": "secret"}'
[profile text]
region = eu-west-1
credential_process = echo hello
"""),
    "profile-default-alone": Pair(config="""\
[profile default]
region = eu-west-2
aws_access_key_id = AKIAPREFIXED
aws_secret_access_key = secret/of+PREFIXED=
"""),
    "profile-default-first": Pair(config="""\
[profile default]
region = eu-west-2
aws_access_key_id = AKIAPREFIXED
aws_secret_access_key = secret/of+PREFIXED=
[default]
region = eu-west-1
aws_access_key_id = AKIAPLAIN
aws_secret_access_key = secret/of+PLAIN=
"""),
    "profile-in-credentials-only": Pair(credentials="""\
[only]
region = eu-west-1
aws_access_key_id = AKIAONLY
aws_secret_access_key = secret/of+ONLY=
"""),
    "profile-prefix-in-credentials": Pair(credentials="""\
[profile dev]
region = eu-west-1
aws_access_key_id = AKIAPREFIX
aws_secret_access_key = secret/of+PREFIX=
"""),
    "profile-without-name": Pair(config="""\
[profile]
region = eu-west-1
aws_access_key_id = AKIANONAME
aws_secret_access_key = secret/of+NONAME=
[profile dev]
region = eu-west-2
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "quote-not-closed": Pair(config="""\
[profile 'open]
region = eu-west-1
aws_access_key_id = AKIAOPEN
aws_secret_access_key = secret/of+OPEN=
[profile dev]
region = eu-west-2
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "quotes-inside-name": Pair(config="""\
[profile a'b]
region = eu-west-1
aws_access_key_id = AKIAQUOTE
aws_secret_access_key = secret/of+QUOTE=
[profile "it's"]
region = eu-west-2
aws_access_key_id = AKIAITS
aws_secret_access_key = secret/of+ITS=
"""),
    "region-in-credentials-role-in-config": Pair(config="""\
[profile app]
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
region = eu-west-1
""", credentials="""\
[base]
region = eu-west-2
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
"""),
    "role-chain": Pair(config="""\
[profile outer]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/outer
source_profile = inner
[profile inner]
role_arn = arn:aws:iam::123456789012:role/inner
source_profile = base
[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
"""),
    "role-duration-not-a-number": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
duration_seconds = an hour
[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
"""),
    "role-in-credentials": Pair(credentials="""\
[app]
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
region = eu-west-1
[base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
"""),
    "role-loop": Pair(config="""\
[profile a]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/a
source_profile = b
[profile b]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/b
source_profile = a
"""),
    "role-source-half-a-key": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = inner
[profile inner]
role_arn = arn:aws:iam::123456789012:role/inner
source_profile = base
aws_secret_access_key = secret/of+HALF=
[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
"""),
    "role-source-missing": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = nowhere
"""),
    "role-with-everything": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = default
external_id = outside-42
role_session_name = nightly
duration_seconds = 900
""", credentials="""\
[default]
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/of+DEFAULT=
"""),
    "role-with-two-sources": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
credential_source = Environment
[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
"""),
    "role-with-unknown-source": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
credential_source = Nowhere
"""),
    "role-without-source": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
"""),
    "section-without-prefix-in-config": Pair(config="""\
[dev]
region = eu-west-1
aws_access_key_id = AKIANOPREFIX
aws_secret_access_key = secret/of+NOPREFIX=
[profile other]
region = eu-west-2
aws_access_key_id = AKIAOTHER
aws_secret_access_key = secret/of+OTHER=
"""),
    "sections-of-other-kinds": Pair(config="""\
[default]
region = eu-west-1
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/of+DEFAULT=
[preview]
cloudsearch = true
[plugins]
endpoint = awscli_plugin_endpoint
[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.awsapps.com/start
[services mine]
s3 =
  endpoint_url = https://s3.example
[profile dev]
region = eu-west-2
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "session-tokens": Pair(config="""\
[profile old]
region = eu-west-1
aws_security_token = legacy
aws_access_key_id = AKIAOLD
aws_secret_access_key = secret/of+OLD=
[profile new]
region = eu-west-2
aws_session_token = modern
aws_access_key_id = AKIANEW
aws_secret_access_key = secret/of+NEW=
"""),
    "single-quoted-name": Pair(config="""\
[profile 'my dev']
region = eu-west-1
aws_access_key_id = AKIAMYDEV
aws_secret_access_key = secret/of+MYDEV=
"""),
    "source-by-process": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = tool
[profile tool]
credential_process = echo '{"Version": 1, "AccessKeyId": "AKIATOOL", "SecretAccessKey": "secret"}'
"""),
    "source-with-role-and-keys": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
[profile base]
role_arn = arn:aws:iam::123456789012:role/unused
source_profile = other
aws_access_key_id = AKIABASE
aws_secret_access_key = secret/of+BASE=
[profile other]
aws_access_key_id = AKIAOTHER
aws_secret_access_key = secret/of+OTHER=
"""),
    "spaces-around-name": Pair(config="""\
[ profile  dev ]
region = eu-west-1
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
[profile\ttab]
region = eu-west-2
aws_access_key_id = AKIATAB
aws_secret_access_key = secret/of+TAB=
[  default  ]
region = eu-west-3
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/of+DEFAULT=
"""),
    "spaces-in-credentials-name": Pair(credentials="""\
[ padded ]
aws_access_key_id = AKIAPADDED
aws_secret_access_key = secret/of+PADDED=
region = eu-west-1
[my dev]
aws_access_key_id = AKIAMYDEV
aws_secret_access_key = secret/of+MYDEV=
region = eu-west-2
"""),
    "sso-and-keys": Pair(config="""\
[profile sso]
region = eu-west-1
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = Reader
aws_access_key_id = AKIABESIDE
aws_secret_access_key = secret/of+BESIDE=
"""),
    "sso-incomplete": Pair(config="""\
[profile sso]
region = eu-west-1
sso_account_id = 123456789012
"""),
    "sso-not-signed-in": Pair(config="""\
[profile sso]
region = eu-west-1
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = Reader
"""),
    "tabs": Pair(config="""\
[profile dev]
region\t=\teu-west-1\t
aws_access_key_id\t=\tAKIATABS
aws_secret_access_key =\tsecret\t
"""),
    "two-words-without-quotes": Pair(config="""\
[profile my dev]
region = eu-west-1
aws_access_key_id = AKIAWORDS
aws_secret_access_key = secret/of+WORDS=
[profile dev]
region = eu-west-2
aws_access_key_id = AKIADEV
aws_secret_access_key = secret/of+DEV=
"""),
    "unicode-names": Pair(config="""\
[profile büro]
region = eu-west-1
aws_access_key_id = AKIAUMLAUT
aws_secret_access_key = secret/of+UMLAUT=
[profile 開発]
region = eu-west-2
aws_access_key_id = AKIAKANJI
aws_secret_access_key = secret/of+KANJI=
[profile café]
region = eu-west-3
aws_access_key_id = AKIAACCENT
aws_secret_access_key = secret/of+ACCENT=
"""),
    "upper-case-keys": Pair(config="""\
[profile dev]
REGION = eu-west-1
AWS_ACCESS_KEY_ID = AKIAUPPER
Aws_Secret_Access_Key = secret
"""),
    "upper-case-section": Pair(config="""\
[Profile dev]
region = eu-west-1
aws_access_key_id = AKIAUPPER
aws_secret_access_key = secret/of+UPPER=
[DEFAULT]
region = eu-west-9
aws_access_key_id = AKIADEFAULT
aws_secret_access_key = secret/of+DEFAULT=
[profile Dev]
region = eu-west-2
aws_access_key_id = AKIACASED
aws_secret_access_key = secret/of+CASED=
"""),
    "web-identity": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
web_identity_token_file = TOKEN_FILE
role_session_name = nightly
external_id = outside-42
duration_seconds = 900
mfa_serial = arn:aws:iam::123456789012:mfa/me
"""),
    "web-identity-as-source": Pair(config="""\
[profile app]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/app
source_profile = pod
[profile pod]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/pod
web_identity_token_file = TOKEN_FILE
aws_access_key_id = AKIAPOD
aws_secret_access_key = secret/of+POD=
"""),
    "web-identity-file-missing": Pair(config="""\
[profile web]
region = eu-west-1
role_arn = arn:aws:iam::123456789012:role/web
web_identity_token_file = /nowhere/token
"""),
    "web-identity-without-role": Pair(config="""\
[profile app]
region = eu-west-1
web_identity_token_file = TOKEN_FILE
aws_access_key_id = AKIAAPP
aws_secret_access_key = secret/of+APP=
"""),
}

# The profiles that give no credentials, with the reason that the module tells with the error CredentialsUnavailable.
FAILURES = {
    ("half-a-key", "dev"): "it has no secret access key",
    ("half-a-key-in-credentials", "dev"): "it has no secret access key",
    ("own-source-without-keys", "self"): "leads back to profile 'self'",
    ("process-failing", "text"): "did not write valid JSON credentials",
    ("process-failing", "tool"): "failed with exit code 1",
    ("process-failing", "version"): "did not write valid JSON credentials",
    ("role-loop", "a"): "leads back to profile 'a'",
    ("role-loop", "b"): "leads back to profile 'b'",
    ("role-source-half-a-key", "app"): "profile 'inner' has no keys, role_arn",
    ("role-source-missing", "app"): "names 'nowhere', which does not exist",
    ("role-with-two-sources", "app"): "has both source_profile and credential_source",
    ("role-with-unknown-source", "app"): "it must be one of Environment, ",
    ("role-without-source", "app"): "needs a source_profile or a credential_source",
    ("sso-and-keys", "sso"): "not signed in: run aws sso login",
    ("sso-incomplete", "sso"): "has no sso_",
    ("sso-not-signed-in", "sso"): "not signed in: run aws sso login",
    ("web-identity-file-missing", "web"): "does not exist or can't be read",
    ("web-identity-without-role", "app"): "has no role_arn",
}
