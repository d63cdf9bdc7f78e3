"""Prints what VTK reads from fields.vtkhdf, in lines that begin with "hdf|", "back|" from the last step to the first, and
from the .vti files of the same steps, in lines that begin with "vti|" and are otherwise the same if the files agree.

Arguments: the VTKHDF file, then the .vti files in order.
"""

import hashlib
import sys

from vtkmodules.vtkCommonCore import vtkVersion
from vtkmodules.vtkCommonDataModel import vtkDataSetAttributes
from vtkmodules.vtkCommonExecutionModel import vtkStreamingDemandDrivenPipeline
from vtkmodules.vtkIOHDF import vtkHDFReader
from vtkmodules.vtkIOXML import vtkXMLImageDataReader


def tell(source, step, time, image):
    def line(*words):
        print("|".join([source, str(step), *map(str, words)]))

    line("class", image.GetClassName())
    line("time", repr(time))
    line("extent", *image.GetExtent())
    line("origin", *map(repr, image.GetOrigin()))
    line("spacing", *map(repr, image.GetSpacing()))
    line("bounds", *map(repr, image.GetBounds()))
    line("points", image.GetNumberOfPoints(), image.GetPointData().GetNumberOfArrays())
    cells = image.GetCellData()
    for name in sorted(cells.GetArrayName(n) for n in range(cells.GetNumberOfArrays())):
        array = cells.GetArray(name)
        digest = hashlib.sha256(memoryview(array).tobytes()).hexdigest()
        line("array", name, array.GetDataTypeAsString(), array.GetNumberOfComponents(), array.GetNumberOfTuples(), digest)
    for kind in (vtkDataSetAttributes.SCALARS, vtkDataSetAttributes.VECTORS):
        active = cells.GetAbstractAttribute(kind)
        line("active", vtkDataSetAttributes.GetAttributeTypeAsString(kind), active.GetName() if active else None)
    line("visible", *("01"[image.IsCellVisible(n)] for n in range(image.GetNumberOfCells())))


def open_hdf(file):
    reader = vtkHDFReader()
    print("readable", reader.CanReadFile(file), sep="|")
    reader.SetFileName(file)
    reader.UpdateInformation()
    return reader, reader.GetOutputInformation(0).Get(vtkStreamingDemandDrivenPipeline.TIME_STEPS())


def read_hdf(file):
    reader, times = open_hdf(file)
    if not times:
        reader.Update()
        image = reader.GetOutputDataObject(0)
        tell("hdf", 0, image.GetFieldData().GetArray("TimeValue").GetTuple1(0), image)
        return
    for step, time in enumerate(times):
        reader.UpdateTimeStep(time)
        tell("hdf", step, time, reader.GetOutputDataObject(0))
    # backwards by a reader of its own: that of VTK 9.7.1, back at the step it read first, shows the arrays of the step before
    reader, times = open_hdf(file)
    for step, time in reversed(list(enumerate(times))):
        reader.UpdateTimeStep(time)
        tell("back", step, time, reader.GetOutputDataObject(0))


def read_vti(step, file):
    reader = vtkXMLImageDataReader()
    reader.SetFileName(file)
    reader.Update()
    image = reader.GetOutput()
    tell("vti", step, image.GetFieldData().GetArray("TimeValue").GetTuple1(0), image)
    if step == 0:
        cells = image.GetCellData()
        for n in range(cells.GetNumberOfArrays()):
            array = cells.GetArray(n)
            unit = array.GetInformation().Get(array.UNITS_LABEL())
            if unit:
                print("unit", array.GetName(), unit, sep="|")


print("version", vtkVersion.GetVTKVersion(), sep="|")
read_hdf(sys.argv[1])
for number, path in enumerate(sys.argv[2:]):
    read_vti(number, path)
