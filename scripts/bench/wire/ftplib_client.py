"""The work of `bench --wire` by Python's ftplib.

usage: ftplib_client.py PORT USER PASSWORD FILE STAGED TARGET
"""
import ftplib
import io
import sys

port, user, password, file, staged, target = sys.argv[1:7]
ftp = ftplib.FTP()
ftp.connect("127.0.0.1", int(port))
ftp.login(user, password)
ftp.retrbinary("RETR orders.csv", io.BytesIO().write)
with open(file, "rb") as content:
    ftp.storbinary("STOR " + staged, content)
ftp.size(staged)
ftp.rename(staged, target)
ftp.quit()
