"""The plain script that a first fill of the CRM is measured against: customer by customer, order by order, each looked up
and made by itself, as urllib sends it; no ledger, no look back but at the total.

usage: crm_baseline.py SHOP_ADDRESS SHOP_KEY CRM_ADDRESS USER ACCESS_KEY
"""
import base64
import hashlib
import json
import sys
import urllib.parse
import urllib.request

shop, key, crm, user, access_key = sys.argv[1:6]
crm += "/webservice.php" if not crm.endswith("/") else "webservice.php"
login = {"Authorization": "Basic " + base64.b64encode((key + ":").encode()).decode()}


def rows(resource, fields):
    found, last = [], 0
    while True:
        asked = f"{shop}/api/{resource}?output_format=JSON&display=[{fields}]&sort=[id_ASC]&limit=1000&filter[id]=%3E[{last}]"
        with urllib.request.urlopen(urllib.request.Request(asked, headers=login)) as answer:
            page = json.loads(answer.read())
        if not page:
            return found
        found += page[resource]
        last = found[-1]["id"]


def say(operation, post=True, **parameters):
    form = urllib.parse.urlencode({"operation": operation, **parameters})
    asked = urllib.request.Request(crm, form.encode()) if post else f"{crm}?{form}"
    with urllib.request.urlopen(asked) as answer:
        said = json.loads(answer.read())
    if not said["success"]:
        raise SystemExit(f"{operation}: {said['error']}")
    return said.get("result")


token = say("getchallenge", post=False, username=user)["token"]
hashed = hashlib.md5((token + access_key).encode()).hexdigest()
session = {"sessionName": say("login", username=user, accessKey=hashed)["sessionName"]}
owner = {"assigned_user_id": "19x1"}


def find(module, field, value):
    query = f"select id from {module} where {field}='{value}';"
    return [row["id"] for row in say("query", post=False, query=query, **session)]


def make(module, element):
    return say("create", elementType=module, element=json.dumps({**element, **owner}), **session)


tax = make("Tax", {"taxname": "tva", "taxlabel": "20 %", "percentage": "20", "deleted": "0"})["taxname"]
taxes = {"tax1": "0", "tax2": "0", "tax3": "0", tax: "20"}
products = {}
for row in rows("products", "id,reference,price"):
    found = find("Products", "productcode", row["reference"])
    new = {"productname": row["reference"], "productcode": row["reference"], "discontinued": "1", tax: "20"}
    products[str(row["id"])] = found[0] if found else make("Products", new)["id"]

orders = rows("orders", "id,id_customer,total_paid_tax_incl,total_shipping_tax_excl,total_discounts_tax_incl")
lines = {}
for row in rows("order_details", "id,id_order,product_id,product_quantity,unit_price_tax_excl"):
    lines.setdefault(str(row["id_order"]), []).append(row)
buyers = {str(order["id_customer"]) for order in orders}
people = {}
for row in rows("customers", "id,lastname,firstname,email"):
    email, name = row["email"], {"lastname": row["lastname"], "firstname": row["firstname"], "email": row["email"]}
    if any(find(*place, email) for place in (("Contacts", "email"), ("Accounts", "email1"), ("Leads", "email"))):
        continue
    if str(row["id"]) not in buyers:
        make("Leads", name)
        continue
    account = f"{row['lastname']} {row['firstname']}"
    found = find("Accounts", "accountname", account)
    account = found[0] if found else make("Accounts", {"accountname": account, "email1": email})["id"]
    people[str(row["id"])] = make("Contacts", {**name, "account_id": account})["id"], account

for order in orders:
    if find("SalesOrder", "customerno", f"PS0-{order['id']}"):
        continue
    contact, account = people[str(order["id_customer"])]
    sold = [
        {
            "productid": products[str(line["product_id"])],
            "quantity": str(line["product_quantity"]),
            "listprice": str(line["unit_price_tax_excl"]),
            **taxes,
        }
        for line in lines[str(order["id"])]
    ]
    element = {
        "subject": f"Commande no {order['id']}",
        "customerno": f"PS0-{order['id']}",
        "sostatus": "Approved",
        "invoicestatus": "Created",
        "account_id": account,
        "contact_id": contact,
        "bill_street": "-",
        "ship_street": "-",
        "hdnTaxType": "individual",
        "currency_id": "21x1",
        "conversion_rate": "1",
        "productid": sold[0]["productid"],
        "shipping_&_handling": str(order["total_shipping_tax_excl"]),
        "shipping_&_handling_shtax1": "20",
        "LineItems": sold,
    }
    made = make("SalesOrder", element)
    say("retrieve", post=False, id=made["id"], **session)
    make("Invoice", {**element, "salesorder_id": made["id"], "invoicestatus": "Paid"})
