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
$programs = @('orders-to-xml', 'stock-csv-mod', 'orders-to-xml-write-back')

foreach ($program in $programs) {
    $task = Get-ScheduledTask -TaskPath $taskPath -TaskName $program -ErrorAction SilentlyContinue
    if ($null -eq $task) {
        Write-Host "La tâche $taskPath$program n'existe pas, ou ce compte ne la voit pas : rien à retirer."
        continue
    }
    if (-not $PSCmdlet.ShouldProcess("$taskPath$program", 'Unregister-ScheduledTask')) { continue }
    try {
        Unregister-ScheduledTask -TaskPath $taskPath -TaskName $program -Confirm:$false
        Write-Host "Tâche retirée : $taskPath$program"
    }
    catch {
        Write-Host "La tâche $taskPath$program n'a pas pu être retirée : $($_.Exception.Message)" -ForegroundColor Red
        Write-Host 'Ouvrez PowerShell par « Exécuter en tant qu''administrateur », puis relancez ce script.' -ForegroundColor Red
        exit 1
    }
}
