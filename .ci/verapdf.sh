#!/bin/sh
# PDF files in, veraPDF's judgement out: PDF/UA-1 and PDF/A-2a. Exit 1 when a file breaks a rule.
# Needs Java 17 and Maven. The library is fetched once into .tools/verapdf, which git does not keep.
set -eu

if [ $# -eq 0 ]; then
    echo "usage: .ci/verapdf.sh FILE.pdf ..." >&2
    exit 2
fi

here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../.tools/verapdf

if [ ! -f "$tools/classes/Validate.class" ]; then
    mvn --quiet --batch-mode --file "$here/verapdf/pom.xml" dependency:copy-dependencies \
        "-DoutputDirectory=$tools/lib" >&2
    javac -cp "$tools/lib/*" -d "$tools/classes" "$here/verapdf/Validate.java"
fi

exec java -cp "$tools/classes:$tools/lib/*" Validate "${VERAPDF_FLAVOURS:-ua1,2a}" "$@"
