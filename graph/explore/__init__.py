"""The explorer: the whole graph, or what surrounds a name, as one HTML file that works with networking off.

`payload.build` turns records into plain data, `layout` places them, `page.render` writes the file. Nothing here reads
a store: `graph.view.reader` does.
"""
