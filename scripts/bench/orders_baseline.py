"""The plain script that orders-to-xml is measured against: ftplib + csv + ElementTree; no ledger, archive or check.

usage: orders_baseline.py PORT USER PASSWORD
"""
import csv
import ftplib
import io
import sys
import xml.etree.ElementTree as ET

port, user, password = sys.argv[1:4]
ftp = ftplib.FTP()
ftp.connect("127.0.0.1", int(port))
ftp.login(user, password)
content = io.BytesIO()
ftp.retrbinary("RETR orders.csv", content.write)

orders = {}
for row in csv.DictReader(io.StringIO(content.getvalue().decode("utf-8-sig"))):
    orders.setdefault(row["ID commande"], []).append(row)

root = ET.Element("VentesWeb", Version="1", Lot="baseline")
for number, rows in orders.items():
    first = rows[0]
    sale = ET.SubElement(root, "Vente")
    for name, value in (
        ("Genre", "VENTE"), ("CodeMagasin", "008"), ("CodeVendeur", "WEB"), ("NumCommandeWeb", number),
        ("ReferenceWeb", first["Référence la commande"]), ("Date", first["Ajout de dates"][:10]),
        ("Heure", first["Ajout de dates"][11:]), ("Devise", first["Code de devise ISO"]),
    ):
        ET.SubElement(sale, name).text = value
    client = ET.SubElement(sale, "Client")
    for name, value in (
        ("Code", "W" + first["ID client"]), ("Civilite", ""), ("Nom", first["Nom du client"]),
        ("Prenom", first["Prénom du client"]), ("Societe", ""), ("Email", ""), ("Telephone", ""),
    ):
        ET.SubElement(client, name).text = value
    for address in ("AdresseFacturation", "AdresseLivraison"):
        place = ET.SubElement(client, address)
        for name in ("Ligne1", "Ligne2", "CodePostal", "Ville", "CodePays"):
            ET.SubElement(place, name)
    lines = ET.SubElement(sale, "Lignes")
    for index, row in enumerate(rows, 1):
        line = ET.SubElement(lines, "Ligne", Num=str(index))
        for name, value in (
            ("Genre", "ARTICLE"), ("Gencod", row["EAN 13 de produits"]), ("Reference", row["Référence produit"]),
            ("Libelle", row["Article"]), ("Qte", row["Quantité du produit"]),
            ("PrixUnitaireTTC", row["Product Unit Price (tax incl.)"]), ("RemiseTTC", "0.00"),
            ("TauxTVA", row["Taux de TVA"]), ("MontantTTC", row["Product Total Price (tax incl.)"]),
        ):
            ET.SubElement(line, name).text = value
    if float(first["Total frais de port (TTC)"]) > 0:
        line = ET.SubElement(lines, "Ligne", Num=str(len(rows) + 1))
        for name, value in (
            ("Genre", "TRANSPORT"), ("Reference", "PORT"), ("Libelle", first["Nom du transporteur"]),
            ("Qte", "1"), ("PrixUnitaireTTC", first["Total frais de port (TTC)"]), ("RemiseTTC", "0.00"),
            ("TauxTVA", ""), ("MontantTTC", first["Total frais de port (TTC)"]),
        ):
            ET.SubElement(line, name).text = value
    payment = ET.SubElement(ET.SubElement(sale, "Reglements"), "Reglement")
    for name, value in (("Code", "CB"), ("Libelle", first["Paiement"]), ("Montant", first["Total payé (TTC)"])):
        ET.SubElement(payment, name).text = value
    totals = ET.SubElement(sale, "Totaux")
    for name in ("TotalTTC", "TotalReglements"):
        ET.SubElement(totals, name).text = first["Total payé (TTC)"]

ET.indent(root)
xml = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
ftp.storbinary("STOR import/baseline.xml", io.BytesIO(xml))
ftp.quit()
