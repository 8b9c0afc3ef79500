# Runs a local service for a foreign client: says where it is, and ends when standard input does.
(Start-CILocalService).EndpointUrl.AbsoluteUri
$null = [Console]::In.ReadToEnd()
Stop-CILocalService
