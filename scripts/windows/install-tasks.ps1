<#
.SYNOPSIS
Inscrit les deux tâches de Passerelle dans le Planificateur de tâches de Windows.

.DESCRIPTION
orders-to-xml part aux minutes 27 et 57 de chaque heure, stock-csv-mod aux minutes 19 et 49. Les tâches tournent sans
fenêtre, que quelqu'un ait ouvert une session ou non ; le compte et son mot de passe sont demandés. Le script refuse
tant que les tâches des anciens programmes (test9_xml.exe, test2_csv.exe) sont actives : une vente partirait deux fois.
À lancer dans une fenêtre PowerShell ouverte en tant qu'administrateur. Relancé, il remplace les tâches.

.PARAMETER Folder
Le dossier des programmes et de passerelle.json. Par défaut, celui de ce script.

.PARAMETER Credential
Le compte des tâches, pour ne pas être interrogé. Il doit pouvoir écrire dans le dossier.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File install-tasks.ps1 -WhatIf
Montre le XML des tâches et ne change rien.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File install-tasks.ps1
Inscrit les tâches.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string] $Folder = $PSScriptRoot,
    [System.Management.Automation.PSCredential] $Credential
)

$ErrorActionPreference = 'Stop'
$taskPath = '\Passerelle\'
$programs = @('orders-to-xml', 'stock-csv-mod')
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

# The task as shipped beside this script, with the folder put in. Without the XML declaration: it speaks of the file's
# encoding, and Task Scheduler refuses it in a string.
function Get-TaskXml([string] $Program) {
    $document = New-Object System.Xml.XmlDocument
    $document.PreserveWhitespace = $true
    $document.Load((Join-Path $PSScriptRoot "$Program.task.xml"))
    $document.GetElementsByTagName('Command').Item(0).InnerText = Get-Executable $Program
    $document.GetElementsByTagName('WorkingDirectory').Item(0).InnerText = $Folder
    $document.DocumentElement.OuterXml
}

function Get-Executable([string] $Program) {
    Join-Path $Folder ($Program + 'w.exe')
}

function Assert-CanInstall {
    if (-not (Test-Administrator)) {
        Stop-WithReason 'Il faut les droits d''administrateur : ouvrez PowerShell par « Exécuter en tant qu''administrateur », puis relancez ce script.'
    }
    foreach ($program in $programs) {
        $executable = Get-Executable $program
        if (-not (Test-Path -LiteralPath $executable)) {
            Stop-WithReason "Le programme $executable est introuvable. Indiquez son dossier : install-tasks.ps1 -Folder <dossier>"
        }
    }
    if (-not (Test-Path -LiteralPath (Join-Path $Folder 'passerelle.json'))) {
        Stop-WithReason "Il n'y a pas de passerelle.json dans $Folder. Écrivez-en un (orders-to-xml init), vérifiez-le (orders-to-xml check), puis relancez ce script."
    }
}

function Register-Program([string] $Program, [System.Management.Automation.PSCredential] $Account) {
    $task = @{
        TaskName = $Program
        TaskPath = $taskPath
        Xml      = Get-TaskXml $Program
        User     = $Account.UserName
        Password = $Account.GetNetworkCredential().Password
        Force    = $true
    }
    try {
        Register-ScheduledTask @task | Out-Null
    }
    catch {
        Stop-WithReason (@(
            "La tâche $Program n'a pas pu être inscrite : $($_.Exception.Message)"
            'Vérifiez le compte, son mot de passe, et son droit « Ouvrir une session en tant que tâche » (secpol.msc, Stratégies locales, Attribution des droits utilisateur).'
        ) -join "`r`n")
    }
    $next = (Get-ScheduledTaskInfo -TaskPath $taskPath -TaskName $Program).NextRunTime
    Write-Host "Tâche inscrite : $taskPath$Program, prochain départ : $next"
}

$Folder = (Resolve-Path -LiteralPath $Folder).ProviderPath

$oldTasks = @(Get-OldTask)
if ($oldTasks.Count -gt 0) {
    $reason = Get-OldTaskReason $oldTasks
    if (-not $WhatIfPreference) { Stop-WithReason $reason }
    Write-Warning $reason
}

if ($WhatIfPreference) {
    foreach ($program in $programs) {
        $PSCmdlet.ShouldProcess("$taskPath$program", 'Register-ScheduledTask') | Out-Null
        Get-TaskXml $program
    }
    exit 0
}

Assert-CanInstall
if ($null -eq $Credential) {
    $Credential = Get-Credential -UserName "$env:USERDOMAIN\$env:USERNAME" -Message 'Compte sous lequel tournent les tâches de Passerelle (il doit pouvoir écrire dans leur dossier)'
}
if ($null -eq $Credential) { Stop-WithReason 'Sans compte, aucune tâche n''est inscrite. Relancez ce script et donnez un compte et son mot de passe.' }
foreach ($program in $programs) {
    if ($PSCmdlet.ShouldProcess("$taskPath$program", 'Register-ScheduledTask')) {
        Register-Program $program $Credential
    }
}
Write-Host 'Les tâches sont en place. Après leur premier départ, vérifiez : orders-to-xml status, Trace1.txt et Trace2.txt.'
