<#
.SYNOPSIS
Inscrit les tâches de Passerelle dans le Planificateur de tâches de Windows.

.DESCRIPTION
Une tâche pour chaque travail dont parle passerelle.json, à ses heures : « orders-to-xml tasks » les montre. Celles des
travaux qui n'y sont plus sont retirées. Les tâches tournent sans fenêtre, que quelqu'un ait ouvert une session ou non ;
le compte et son mot de passe sont demandés. Le script refuse tant que les tâches des anciens programmes (test9_xml.exe,
test2_csv.exe) sont actives : une vente partirait deux fois. À lancer dans une fenêtre PowerShell ouverte en tant
qu'administrateur. Relancé, il remplace les tâches : faites-le après chaque changement des travaux configurés.

.PARAMETER Folder
Le dossier des programmes et de passerelle.json. Par défaut, celui de ce script.

.PARAMETER Credential
Le compte des tâches, pour ne pas être interrogé. Il doit pouvoir écrire dans le dossier.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File install-tasks.ps1 -WhatIf
Montre les tâches qui seraient inscrites, leur XML, celles qui seraient retirées, et ne change rien.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File install-tasks.ps1
Inscrit les tâches.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string] $Folder,
    [System.Management.Automation.PSCredential] $Credential
)

$ErrorActionPreference = 'Stop'
$taskPath = '\Passerelle\'
$oldPrograms = 'test9_xml\.exe|test2_csv\.exe'

function Stop-WithReason([string] $Reason) {
    Write-Host $Reason -ForegroundColor Red
    exit 1
}

function Test-Administrator {
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object System.Security.Principal.WindowsPrincipal($identity)
    $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

# The enabled tasks that start an old program, by themselves or through another (cmd /c, a batch file's argument).
function Get-OldTask {
    foreach ($task in Get-ScheduledTask) {
        $commands = foreach ($action in $task.Actions) { "$($action.Execute) $($action.Arguments)" }
        if ($task.Settings.Enabled -and ("$commands" -match $oldPrograms)) { $task }
    }
}

function Get-OldTaskReason($OldTasks) {
    $names = foreach ($task in $OldTasks) { "  - $($task.TaskPath)$($task.TaskName)" }
    $remedies = foreach ($task in $OldTasks) {
        "  Disable-ScheduledTask -TaskPath '$($task.TaskPath)' -TaskName '$($task.TaskName)'"
    }
    @(
        'Des tâches des anciens programmes sont encore actives :'
        $names
        'Avec les nouvelles, chaque vente serait envoyée deux fois à ProShop. Désactivez-les, puis relancez ce script :'
        $remedies
    ) -join "`r`n"
}

# What has to run, as the program itself reads it in passerelle.json.
function Get-WantedTask {
    $json = & (Join-Path $Folder 'orders-to-xml.exe') tasks --json --config (Join-Path $Folder 'passerelle.json') | Out-String
    if ($LASTEXITCODE -ne 0) {
        Stop-WithReason 'La configuration n''est pas utilisable, voir ci-dessus. Corrigez passerelle.json, vérifiez-le (orders-to-xml check), puis relancez ce script.'
    }
    # Windows PowerShell hands a JSON list on as one object: without the loop it would stay one.
    foreach ($task in ($json | ConvertFrom-Json)) { $task }
}

# Tasks of ours that no configured job needs any more.
function Get-LeftTask($WantedTasks) {
    $names = @($WantedTasks | ForEach-Object { $_.name })
    foreach ($task in @(Get-ScheduledTask -TaskPath $taskPath -ErrorAction SilentlyContinue)) {
        if ($names -notcontains $task.TaskName) { $task }
    }
}

# The task as shipped beside this script, with the folder put in. Without the XML declaration: it speaks of the file's
# encoding, and Task Scheduler refuses it in a string.
function Get-TaskXml($Task) {
    $document = New-Object System.Xml.XmlDocument
    $document.PreserveWhitespace = $true
    $document.Load((Join-Path $PSScriptRoot "$($Task.name).task.xml"))
    $document.GetElementsByTagName('Command').Item(0).InnerText = Join-Path $Folder ($Task.program + 'w.exe')
    $document.GetElementsByTagName('WorkingDirectory').Item(0).InnerText = $Folder
    $document.DocumentElement.OuterXml
}

function Assert-Administrator {
    if (-not (Test-Administrator)) {
        Stop-WithReason 'Il faut les droits d''administrateur : ouvrez PowerShell par « Exécuter en tant qu''administrateur », puis relancez ce script.'
    }
}

function Assert-Complete {
    foreach ($file in 'orders-to-xml.exe', 'orders-to-xmlw.exe', 'stock-csv-modw.exe') {
        if (-not (Test-Path -LiteralPath (Join-Path $Folder $file))) {
            Stop-WithReason "Le programme $file est introuvable dans $Folder. Indiquez son dossier : install-tasks.ps1 -Folder <dossier>"
        }
    }
    if (-not (Test-Path -LiteralPath (Join-Path $Folder 'passerelle.json'))) {
        Stop-WithReason "Il n'y a pas de passerelle.json dans $Folder. Écrivez-en un (orders-to-xml init), vérifiez-le (orders-to-xml check), puis relancez ce script."
    }
}

function Register-Job($Job, [System.Management.Automation.PSCredential] $Account) {
    $task = @{
        TaskName = $Job.name
        TaskPath = $taskPath
        Xml      = Get-TaskXml $Job
        User     = $Account.UserName
        Password = $Account.GetNetworkCredential().Password
        Force    = $true
    }
    try {
        Register-ScheduledTask @task | Out-Null
    }
    catch {
        Stop-WithReason (@(
            "La tâche $($Job.name) n'a pas pu être inscrite : $($_.Exception.Message)"
            'Vérifiez le compte, son mot de passe, et son droit « Ouvrir une session en tant que tâche » (secpol.msc, Stratégies locales, Attribution des droits utilisateur).'
        ) -join "`r`n")
    }
    $next = (Get-ScheduledTaskInfo -TaskPath $taskPath -TaskName $Job.name).NextRunTime
    Write-Host "Tâche inscrite : $taskPath$($Job.name), prochain départ : $next"
}

function Unregister-Job($Task) {
    try {
        Unregister-ScheduledTask -TaskPath $Task.TaskPath -TaskName $Task.TaskName -Confirm:$false
        Write-Host "Tâche retirée, son travail n'est plus dans passerelle.json : $taskPath$($Task.TaskName)"
    }
    catch {
        Stop-WithReason "La tâche $($Task.TaskName) n'a pas pu être retirée : $($_.Exception.Message)"
    }
}

# Not the parameter's default: there, Windows PowerShell 5.1 does not know $PSScriptRoot yet.
if (-not $Folder) { $Folder = $PSScriptRoot }
$Folder = (Resolve-Path -LiteralPath $Folder).ProviderPath

$oldTasks = @(Get-OldTask)
if ($oldTasks.Count -gt 0) {
    $reason = Get-OldTaskReason $oldTasks
    if (-not $WhatIfPreference) { Stop-WithReason $reason }
    Write-Warning $reason
}

Assert-Complete
$wanted = @(Get-WantedTask)
$left = @(Get-LeftTask $wanted)

if ($WhatIfPreference) {
    foreach ($job in $wanted) {
        $PSCmdlet.ShouldProcess("$taskPath$($job.name)", 'Register-ScheduledTask') | Out-Null
        Get-TaskXml $job
    }
    foreach ($task in $left) {
        $PSCmdlet.ShouldProcess("$taskPath$($task.TaskName)", 'Unregister-ScheduledTask') | Out-Null
    }
    exit 0
}

Assert-Administrator
if ($null -eq $Credential) {
    $Credential = Get-Credential -UserName "$env:USERDOMAIN\$env:USERNAME" -Message 'Compte sous lequel tournent les tâches de Passerelle (il doit pouvoir écrire dans leur dossier)'
}
if ($null -eq $Credential) { Stop-WithReason 'Sans compte, aucune tâche n''est inscrite. Relancez ce script et donnez un compte et son mot de passe.' }
foreach ($job in $wanted) {
    if ($PSCmdlet.ShouldProcess("$taskPath$($job.name)", 'Register-ScheduledTask')) {
        Register-Job $job $Credential
    }
}
foreach ($task in $left) {
    if ($PSCmdlet.ShouldProcess("$taskPath$($task.TaskName)", 'Unregister-ScheduledTask')) {
        Unregister-Job $task
    }
}
Write-Host 'Les tâches sont en place. Après leur premier départ, vérifiez : orders-to-xml status, Trace1.txt et Trace2.txt.'
