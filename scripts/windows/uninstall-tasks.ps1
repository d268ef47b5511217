<#
.SYNOPSIS
Retire du Planificateur de tâches les tâches de Passerelle.

.DESCRIPTION
Les programmes, leur configuration, leurs traces et leur registre restent en place. Un passage en cours va à son terme.
À lancer dans une fenêtre PowerShell ouverte en tant qu'administrateur.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File uninstall-tasks.ps1
Retire les tâches.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File uninstall-tasks.ps1 -WhatIf
Dit ce qui serait retiré et ne change rien.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param()

$ErrorActionPreference = 'Stop'
$taskPath = '\Passerelle\'

# All that are there: those of jobs that are no longer configured too.
$tasks = @(Get-ScheduledTask -TaskPath $taskPath -ErrorAction SilentlyContinue)
if ($tasks.Count -eq 0) {
    Write-Host "Il n'y a aucune tâche dans $taskPath, ou ce compte ne les voit pas : rien à retirer."
}
foreach ($task in $tasks) {
    $name = $task.TaskName
    if (-not $PSCmdlet.ShouldProcess("$taskPath$name", 'Unregister-ScheduledTask')) { continue }
    try {
        Unregister-ScheduledTask -TaskPath $taskPath -TaskName $name -Confirm:$false
        Write-Host "Tâche retirée : $taskPath$name"
    }
    catch {
        Write-Host "La tâche $taskPath$name n'a pas pu être retirée : $($_.Exception.Message)" -ForegroundColor Red
        Write-Host 'Ouvrez PowerShell par « Exécuter en tant qu''administrateur », puis relancez ce script.' -ForegroundColor Red
        exit 1
    }
}
