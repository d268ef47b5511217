INSERT INTO meta VALUES ('orders-file', '{"name":"orders.csv","modifiedAt":"2026-11-22T09:57:03.000Z"}');
INSERT INTO meta VALUES ('renames-over', 'yes');
INSERT INTO meta VALUES ('uuid', 'id1xmwrnxfvc-id2xmwrnxfvc');
INSERT INTO runs VALUES ('2026-11-22T09:57:03.000Z', '2026-11-22T09:57:03.000Z', 'orders-to-xml', 0, '{"rows":0,"orders":0}', '');
