"""The plain script that a push of quantities is measured against: every size of the file by a PATCH of its own, as
urllib sends it; no guard, no ledger, no look at orders.

usage: levels_baseline.py FTP_PORT USER PASSWORD SHOP_ADDRESS KEY
"""
import base64
import csv
import ftplib
import io
import json
import sys
import urllib.request

port, user, password, address, key = sys.argv[1:6]
ftp = ftplib.FTP()
ftp.connect("127.0.0.1", int(port))
ftp.login(user, password)
content = io.BytesIO()
ftp.retrbinary("RETR ExportCSV.csv", content.write)
ftp.quit()
lines = csv.DictReader(io.StringIO(content.getvalue().decode("cp1252")), delimiter=";")

headers = {"Authorization": "Basic " + base64.b64encode((key + ":").encode()).decode()}


def rows(resource, fields):
    asked = urllib.request.Request(f"{address}/api/{resource}?output_format=JSON&display=[{fields}]", headers=headers)
    with urllib.request.urlopen(asked) as answer:
        return json.loads(answer.read())[resource]


sizes = {row["ean13"]: str(row["id"]) for row in rows("combinations", "id,ean13")}
stock = {row["id_product_attribute"]: row["id"] for row in rows("stock_availables", "id,id_product_attribute")}
for line in lines:
    row = stock.get(sizes.get(line["Gencod"]))
    if row is None:
        continue
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><prestashop><stock_available>'
        f'<id>{row}</id><quantity>{line["Quantité"]}</quantity></stock_available></prestashop>'
    )
    patch = urllib.request.Request(
        f"{address}/api/stock_availables/{row}",
        body.encode(),
        {**headers, "Content-Type": "text/xml"},
        method="PATCH",
    )
    with urllib.request.urlopen(patch) as answer:
        answer.read()
