"""The plain script that stock-csv-mod is measured against: ftplib + csv; no ledger and no check.

usage: stock_baseline.py PORT USER PASSWORD
"""
import csv
import ftplib
import io
import sys

port, user, password = sys.argv[1:4]
ftp = ftplib.FTP()
ftp.connect("127.0.0.1", int(port))
ftp.login(user, password)


def fetch(name):
    content = io.BytesIO()
    ftp.retrbinary("RETR " + name, content.write)
    return content.getvalue()


sold = {row["EAN 13 de produits"] for row in csv.DictReader(io.StringIO(fetch("orders.csv").decode("utf-8-sig")))}
rows = csv.reader(io.StringIO(fetch("ExportCSV.csv").decode("cp1252")), delimiter=";")
corrected = io.StringIO()
writer = csv.writer(corrected, delimiter=";")
heading = next(rows)
gencod = heading.index("Gencod")
writer.writerow(heading)
for row in rows:
    if row[gencod] not in sold:
        writer.writerow(row)
writer.writerow(["008", "", "CARTE50", "", "Carte cadeau", "", "999"])
ftp.storbinary("STOR ExportCSVmod.csv", io.BytesIO(corrected.getvalue().encode("cp1252")))
ftp.quit()
