playpress.days["seller"] = {"tasks":[],"reading":[["answer-a-customer","Answer a customer","","about 1 minute"]],"kpis":[],"people":[],"contact":"","parts":["answer-a-customer"]};
